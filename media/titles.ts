import type { Rateable } from './watchEvent';

/** Letters that Unicode does not take apart, as people write them without their own keyboard. */
const SPELLED: Record<string, string> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	đ: 'd',
	ð: 'd',
	ħ: 'h',
	ı: 'i',
	ł: 'l',
	þ: 'th',
};
/** In other scripts a mark is a letter of its own: バ is not ハ, and दिल is not दल. */
const MARKED = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu;

/**
 * What two spellings of a title share: no case, punctuation, spaces or "(2018)" at the end, and no accents of Latin, Greek and
 * Cyrillic letters; articles stay.
 */
export function plainTitle(title: string): string {
	const plain = withoutYear(title)
		.normalize('NFKD')
		.replace(MARKED, '$1')
		.toLowerCase()
		.replace(/&/g, 'and')
		.replace(/[ßæœøđðħıłþ]/g, (letter) => SPELLED[letter] ?? letter)
		.replace(/[^\p{L}\p{N}\p{M}]/gu, '')
		.normalize('NFC');
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

/** A title as people write it: "Tidal Glass (2019)". */
export function nameOf({ title, year }: { title: string; year?: number }): string {
	return year === undefined || yearInTitle(title) !== undefined ? title : `${title} (${year})`;
}

/** "the movie Tidal Glass (2019)", "the episode Battle Harbour (2018) S02E05", "the season Battle Harbour (2018) S02". */
export function described(media: Rateable): string {
	switch (media.type) {
		case 'movie':
		case 'show':
			return `the ${media.type} ${nameOf(media)}`;
		case 'season':
			return `the season ${nameOf(media.show)}${media.number === undefined ? '' : ` S${two(media.number)}`}`;
		case 'episode': {
			const { show, season, number } = media;
			const isPlaced = season !== undefined && number !== undefined;
			return `the episode ${nameOf(show)}${isPlaced ? ` S${two(season)}E${two(number)}` : ''}`;
		}
	}
}

function two(count: number): string {
	return String(count).padStart(2, '0');
}
