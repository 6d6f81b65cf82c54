import type { Episode, Movie } from '../../media';

/** What two spellings of a title share: no case, accents, punctuation, spaces or "(2018)" at the end; articles stay. */
export function plainTitle(title: string): string {
	const plain = withoutYear(title)
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/&/g, 'and')
		.replace(/[^\p{L}\p{N}]/gu, '');
	return plain || title.trim().toLowerCase();
}

export function isSameTitle(one: string, other: string): boolean {
	return plainTitle(one) === plainTitle(other);
}

/** The year that media servers put behind a title to tell namesakes apart: "Battle Harbour (2018)". */
export function yearInTitle(title: string): number | undefined {
	const year = /\((\d{4})\)$/.exec(title.trimEnd())?.[1];
	return year === undefined ? undefined : Number(year);
}

export function withoutYear(title: string): string {
	const trimmed = title.trim();
	return trimmed.replace(/\(\d{4}\)$/, '').trim() || trimmed;
}

/**
 * True where two titles cannot mean the same episode. Lenient: one inside the other is the same, as are part numbers,
 * and "Episode 5" or "TBA" say nothing.
 */
export function clearlyDiffer(one: string | undefined, other: string | undefined): boolean {
	if (!one || !other) return false;
	const [a, b] = [withoutPart(one), withoutPart(other)];
	if (saysNothing(a) || saysNothing(b)) return false;
	return !a.includes(b) && !b.includes(a);
}

const PART = /\b(?:part|pt\.?)?\s{0,9}(?:\d{1,9}|[ivx]{1,9})\)?$/i;

function withoutPart(title: string): string {
	// What stands between is no letter, and goes anyway. Counted, for a title may have any length.
	return plainTitle(title.trim().replace(PART, '') || title);
}

function saysNothing(plain: string): boolean {
	return /^((episode|folge|chapter|part|teil|tba|tbd)\d*|\d+)$/.test(plain);
}

/** A title as people write it: "Tidal Glass (2019)". */
export function nameOf({ title, year }: { title: string; year?: number }): string {
	return year === undefined || yearInTitle(title) !== undefined ? title : `${title} (${year})`;
}

/** "the movie Tidal Glass (2019)", "the episode Battle Harbour (2018) S02E05". */
export function described(media: Movie | Episode): string {
	if (media.type === 'movie') return `the movie ${nameOf(media)}`;
	const { show, season, number } = media;
	const place =
		season === undefined || number === undefined ? '' : ` S${two(season)}E${two(number)}`;
	return `the episode ${nameOf(show)}${place}`;
}

function two(count: number): string {
	return String(count).padStart(2, '0');
}
