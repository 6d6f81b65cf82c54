import type { Episode, Ids, Media } from '../../../media';
import { isSameTitle, plainTitle } from '../../../media/titles';

/** Ids by which two services can mean the same title; a media server's own say nothing to anybody else. */
const SHARED_IDS = ['trakt', 'simkl', 'imdb', 'tmdb', 'tvdb', 'anidb', 'mal'] as const;
/** Episode ids that a catalogue gives to one episode whatever its number; the others are also found on whole series. */
const EPISODE_IDS = ['trakt', 'tvdb'] as const;

/**
 * Under what a title can be looked for: two that mean the same share at least one of these, but not the other way
 * round, for a key says nothing of what contradicts it. So look up by these, then ask `meansSame`.
 */
export function titleKeys(media: Media): string[] {
	const keys = keysBy(media.type, media.ids);
	if (media.type === 'movie') return [...keys, `movie:title:${plainTitle(media.title)}`];
	const place = placeOf(media);
	if (place === undefined) return keys;
	const { show } = media;
	const ofShow = [...keysBy('show', show.ids), `show:title:${plainTitle(show.title)}`];
	return [...keys, ...ofShow.map((key) => `${key}:${place}`)];
}

/**
 * Whether two descriptions are of one movie or one episode: by a shared id, or by title and number where they share no
 * kind of id. With `catalogued`, the second is the destination's own: its episode ids count also where it numbers
 * the episode differently, for it is what the destination takes that id for.
 */
export function meansSame(one: Media, other: Media, catalogued = false): boolean {
	if (one.type === 'movie' && other.type === 'movie') {
		return agree(one.ids, other.ids) ?? isSameName(one, other);
	}
	if (one.type === 'movie' || other.type === 'movie') return false;
	const [place, otherPlace] = [placeOf(one), placeOf(other)];
	const isElsewhere = place !== undefined && otherPlace !== undefined && place !== otherPlace;
	const kinds = isElsewhere && catalogued ? EPISODE_IDS : SHARED_IDS;
	if ((!isElsewhere || catalogued) && agree(one.ids, other.ids, kinds)) return true;
	if (place === undefined || place !== otherPlace) return false;
	// Specials without a number all stand in one place, where their own ids tell them apart.
	if (one.number === 0 && agree(one.ids, other.ids, EPISODE_IDS) === false) return false;
	return agree(one.show.ids, other.show.ids) ?? isSameName(one.show, other.show);
}

/** True if any kind of id agrees, false if all that both have differ, undefined if they have none in common. */
function agree(
	one: Ids,
	other: Ids,
	kinds: readonly (keyof Ids)[] = SHARED_IDS,
): boolean | undefined {
	const common = kinds.filter((kind) => one[kind] !== undefined && other[kind] !== undefined);
	return common.length === 0 ? undefined : common.some((kind) => one[kind] === other[kind]);
}

function isSameName(
	one: { title: string; year?: number },
	other: { title: string; year?: number },
): boolean {
	const years = Math.abs((one.year ?? 0) - (other.year ?? 0));
	const isSameYear = one.year === undefined || other.year === undefined || years <= 1;
	return isSameYear && isSameTitle(one.title, other.title);
}

function keysBy(what: string, ids: Ids): string[] {
	return SHARED_IDS.filter((kind) => ids[kind] !== undefined).map(
		(kind) => `${what}:${kind}:${ids[kind]}`,
	);
}

function placeOf({ season, number }: Episode): string | undefined {
	return season === undefined || number === undefined ? undefined : `${season}x${number}`;
}
