import type { Episode } from '../../../media';
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

/** An episode as a service lists it among the others of its show. */
export interface ListedEpisode {
	/** 0 for specials; undefined where the service gives it no place. */
	season?: number;
	number?: number;
	/** Counted through all seasons, where the service tells. */
	absolute?: number;
	title?: string;
}

/** `unsure`: what may be meant; none of it is to be taken. Both empty where nothing fits. */
export interface Choice<Listed> {
	found?: Listed;
	unsure: Listed[];
	/** What stands where the episode would be, under another title. */
	elsewise?: Listed;
}

/**
 * Which of a show's episodes is meant. Its place decides, unless its title contradicts what stands there. A title in another
 * language contradicts nothing, and nobody says in which it is. So another title at the place counts only where the show has
 * an episode of the wanted title elsewhere: then the catalogues number differently, and the title decides if it is that of one
 * episode alone. Two cases are less sure, and there another title alone makes the place unsure: a show that was found by its
 * name, which may be a namesake (`isShowSure` is false), and specials, which every catalogue counts in an order of its own.
 * Where nothing stands at the place, the title decides, and at last the number that is counted through all seasons.
 */
export function chooseEpisode<Listed extends ListedEpisode>(
	wanted: Episode,
	listed: Listed[],
	isShowSure: boolean,
): Choice<Listed> {
	const { title, season, number, show } = wanted;
	const isPlaced = season !== undefined && number !== undefined;
	const placed =
		isPlaced && !isCountedElsewise(wanted)
			? listed.find((each) => each.season === season && each.number === number)
			: undefined;
	if (placed && !clearlyDiffer(title, placed.title, show.title))
		return { found: placed, unsure: [] };
	const choice = byTitle(wanted, listed, placed);
	if (choice.found || choice.unsure.length > 0 || !placed) {
		return placed ? { ...choice, elsewise: placed } : choice;
	}
	return isShowSure && season !== 0
		? { found: placed, unsure: [] }
		: { unsure: [placed], elsewise: placed };
}

/** Whether there is anything to hold against what a catalogue has at the episode's place, or to find it by without one. */
export function needsALook(wanted: Episode): boolean {
	const { title, season, number, show, absoluteNumber } = wanted;
	if (!saysNothing(title, show.title) || isCountedElsewise(wanted)) return true;
	const said = numberSaid(title);
	const isPlaced = season !== undefined && number !== undefined;
	return isPlaced ? said !== undefined && said !== number : absoluteNumber !== undefined;
}

/**
 * A special that only AniDB's or MyAnimeList's ids name has the number that it has there ("S1" is the first of its cour):
 * every other catalogue counts the specials of all cours together, and in another order.
 */
export function isCountedElsewise({ ids, season, show }: Episode): boolean {
	if (season !== 0) return false;
	const isAnime = [ids, show.ids].some(({ anidb, mal }) => (anidb ?? mal) !== undefined);
	const isKnown = [ids, show.ids].some(
		({ imdb, tmdb, tvdb, trakt }) => (imdb ?? tmdb ?? tvdb ?? trakt) !== undefined,
	);
	return isAnime && !isKnown;
}

function byTitle<Listed extends ListedEpisode>(
	wanted: Episode,
	listed: Listed[],
	placed: Listed | undefined,
): Choice<Listed> {
	const { title, season, number, show } = wanted;
	const isPlaced = season !== undefined && number !== undefined;
	const titled = listed.filter((each) => provesSame(title, each.title, show.title));
	const counted = isPlaced ? countedBy(wanted, listed) : atAbsolute(listed, wanted.absoluteNumber);
	const [first, ...others] = titled;
	const contradicts = counted !== undefined && counted !== first && !isPlaced;
	if (first && others.length === 0 && !contradicts) return { found: first, unsure: [] };
	if (!first && counted && !clearlyDiffer(title, counted.title, show.title)) {
		return { found: counted, unsure: [] };
	}
	const parts = first ? [] : listed.filter((each) => differInPartsAlone(title, each.title));
	const unsure = [...titled, ...parts, ...(counted ? [counted] : [])];
	if (unsure.length === 0) return { unsure };
	return { unsure: [...new Set(placed ? [...unsure, placed] : unsure)] };
}

/** "Part 16" as the fourth of a season is the sixteenth of all, if that one is called so. */
function countedBy<Listed extends ListedEpisode>(
	{ title, number }: Episode,
	listed: Listed[],
): Listed | undefined {
	const said = numberSaid(title);
	if (said === undefined || said === number) return undefined;
	const there = atAbsolute(listed, said);
	return there && plainTitle(there.title ?? '') === plainTitle(title ?? '') ? there : undefined;
}

/** Where a service tells no such numbers, they are counted in order, without the specials; not where one has no place. */
function atAbsolute<Listed extends ListedEpisode>(
	listed: Listed[],
	absolute: number | undefined,
): Listed | undefined {
	if (absolute === undefined) return undefined;
	const regular = listed.filter(({ season }) => season !== 0);
	if (regular.some((each) => each.absolute !== undefined)) {
		return regular.find((each) => each.absolute === absolute);
	}
	if (regular.some((each) => each.season === undefined || each.number === undefined))
		return undefined;
	return regular.sort(inOrder)[absolute - 1];
}

function inOrder(one: ListedEpisode, other: ListedEpisode): number {
	return (one.season ?? 0) - (other.season ?? 0) || (one.number ?? 0) - (other.number ?? 0);
}
