import type { Parameters } from '../action/parameters';
import { UnusableInput } from '../action/unusableInput';

/** Title and year of a movie; `service`: who tells movies of one title apart by the year. */
export function movieTitleFrom(
	parameters: Parameters,
	service: string,
): { title: string; year: number } {
	const year = parameters.wholeNumber('movieYear');
	if (year === undefined) {
		throw new UnusableInput(
			'The year is empty',
			`Give the year: ${service} tells movies of the same title apart by it.`,
		);
	}
	return { title: needed(parameters, 'movieTitle', 'The title'), year };
}

export function showTitleFrom(parameters: Parameters): { title: string; year?: number } {
	const title = needed(parameters, 'showTitle', 'The show title');
	return { title, year: parameters.wholeNumber('showYear') };
}

/** An episode's place in its show. */
export function placeFrom(parameters: Parameters): { season: number; number: number } {
	const season = placeNumber(parameters, 'season');
	return { season, number: placeNumber(parameters, 'episode') };
}

function needed(parameters: Parameters, name: string, what: string): string {
	const text = parameters.text(name);
	if (text !== '') return text;
	throw new UnusableInput(
		`${what} is empty`,
		`Give ${what.toLowerCase()}, or choose an ID instead.`,
	);
}

function placeNumber(parameters: Parameters, name: 'season' | 'episode'): number {
	const value = parameters.wholeNumber(name);
	if (value !== undefined && value >= 0) return value;
	throw new UnusableInput(
		`The ${name} is not a number from 0 on`,
		`Give the number of the ${name}; specials are season 0.`,
	);
}
