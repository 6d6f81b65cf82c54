import { isSameTitle, plainTitle } from '../../../media/titles';

/** How catalogues and servers call an episode that has no title of its own, in languages that people use. */
const EPISODE =
	'(?:episode|episodio|ep|folge|kapitel|chapter|capitulo|chapitre|part|parte|partie|teil|aflevering|avsnitt|afsnit|jakso|odcinek|special|spezial|especial|speciale|серия|эпизод|выпуск)';
const SEASON = '(?:season|series|staffel|saison|temporada|stagione|seizoen|sasong|sezon|сезон)';
const GENERIC = new RegExp(
	`^(?:${SEASON}?\\d*(?:${EPISODE}\\d*)?|第?\\d+[話话回集]|tba|tbd|tobeannounced|untitled|unknown)$`,
	'u',
);
/** A file's name: whatever else is in it, it was not given by a person who knew the episode. */
const PLACE_IN_FILE =
	/(?:^|[^\p{L}\p{N}])(?:s\d{1,4}[ ._-]?e\d{1,4}|\d{1,3}x\d{1,4})(?:$|[^\p{L}\p{N}])/iu;

/**
 * True for a title that names no episode: none, "Episode 5", "Folge 1", "TBA", the show's own name with or without a number,
 * a file's name with its place in it. Such a title neither proves nor contradicts anything.
 */
export function saysNothing(title: string | undefined, showTitle = ''): boolean {
	if (title === undefined || title.trim() === '' || PLACE_IN_FILE.test(title)) return true;
	const plain = plainTitle(title);
	const show = showTitle === '' ? '' : plainTitle(showTitle);
	if (GENERIC.test(plain)) return true;
	return show !== '' && plain.startsWith(show) && GENERIC.test(plain.slice(show.length));
}

/** True where both titles say something, and the same. */
export function provesSame(
	one: string | undefined,
	other: string | undefined,
	showTitle = '',
): boolean {
	if (one === undefined || other === undefined) return false;
	return !saysNothing(one, showTitle) && isSameTitle(one, other);
}

/**
 * True where two titles cannot mean the same episode. Lenient: one inside the other is the same, as are part numbers, and a
 * title that says nothing contradicts none.
 */
export function clearlyDiffer(
	one: string | undefined,
	other: string | undefined,
	showTitle = '',
): boolean {
	if (one === undefined || other === undefined) return false;
	if (saysNothing(one, showTitle) || saysNothing(other, showTitle)) return false;
	const [a, b] = [withoutPart(one), withoutPart(other)];
	return !a.includes(b) && !b.includes(a);
}

/** True for "The Long Way (1)" and "The Long Way, Part 2", which are no proof of each other. */
export function differInPartsAlone(one: string | undefined, other: string | undefined): boolean {
	if (one === undefined || other === undefined || saysNothing(one) || saysNothing(other))
		return false;
	return !isSameTitle(one, other) && withoutPart(one) === withoutPart(other);
}

/** The number in a title that has nothing else, such as "Part 16": it may be counted through all seasons. */
export function numberSaid(title: string | undefined): number | undefined {
	if (title === undefined || PLACE_IN_FILE.test(title)) return undefined;
	const plain = plainTitle(title);
	const digits = /\d{1,4}$/.exec(plain)?.[0];
	return digits !== undefined && GENERIC.test(plain) ? Number(digits) : undefined;
}

/** "The Long Way (1)", "The Long Way, Part 1" and "The Long Way II" without what counts the parts. */
function withoutPart(title: string): string {
	const words = title.replace(/\s+/g, ' ').trim();
	const cut = words.replace(/(?:\b(?:part|pt\.?) ?)?\(?\b(?:\d{1,4}|[ivx]{1,5})\)?$/iu, '');
	return plainTitle(cut) || plainTitle(title);
}
