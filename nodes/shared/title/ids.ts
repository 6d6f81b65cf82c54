import { UnusableInput } from '../action/unusableInput';

/** An id as it was typed. */
export function filledId(id: string): string {
	if (id !== '') return id;
	throw new UnusableInput('The ID is empty', 'Give the ID of what you mean, or find it by title.');
}

export function imdbId(id: string): string {
	if (/^tt\d+$/.test(id)) return id;
	throw new UnusableInput(
		`"${id}" is not an IMDb ID`,
		'IMDb IDs start with tt and go on in digits, e.g. tt0133093.',
	);
}

/** Services refuse a number that is sent as text, or take it for something else. `service`: whose id it is. */
export function numericId(
	id: string,
	service: string,
	whatToDo = 'Give the ID as a whole number, e.g. 603, or choose another ID type.',
): number {
	const number = Number(id);
	if (/^\d+$/.test(id) && Number.isSafeInteger(number) && number > 0) return number;
	throw new UnusableInput(`"${id}" is not a ${service} ID`, whatToDo);
}

export function unknownIdType(type: string): UnusableInput {
	return new UnusableInput(`"${type}" is not an ID type`, 'Choose one from the list of ID types.');
}
