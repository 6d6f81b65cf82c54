/**
 * The key of a watch event: `<source>:<server>:<user>:<item>:<moment>`, readable, and made from the body alone, so
 * that one webhook delivered twice gives the same key twice. A body that names no time at all falls back to the hour
 * in which it arrived. The kind of the event is not in the key: forget an event as a repeat by kind and key together.
 *
 * `moment` for Plex:
 * - watched, and the stop after it: when it was viewed, as Plex has it (`lastViewedAt`);
 * - every other event of a play: the number of the play, `viewCount` + 1, so that play, pause, resume and stop agree
 *   (an abandoned play and the next try have the same number; only `watched` and `rated` may be dropped as repeats);
 * - rated, unrated: the rating, or that there is none, and since when.
 *
 * `moment` for Jellyfin: when the play began, estimated from when the event happened minus the position, rounded down
 * to half an hour or half the runtime, whichever is shorter. So the server's own stop of a lost client and the
 * client's late one usually agree, and watching again directly afterwards does not. Pausing or seeking moves the
 * estimate. A mark takes the date last played instead, which Jellyfin sets at the start of a play: Jellyfin 12 repeats
 * a finished play as marks of the title's other versions. A rating takes its own second.
 */
import { fromUnixSeconds, toSecond } from './moment';
import type { Episode, Ids, Media, Rateable, Source, WatchEventKind } from './watchEvent';

export interface KeyParts {
	source: Source;
	server: string | undefined;
	user: string;
	item: string;
	moment: string;
}

export function keyOf({ source, server, user, item, moment }: KeyParts): string {
	return `${source}:${server ?? '-'}:${user}:${item}:${moment}`;
}

/** The item's place in the source's own library, or by what else it is told apart. */
export function itemByLibrary(libraryId: string | undefined, media: Rateable): string {
	return libraryId ?? itemByIds(media) ?? itemByTitle(media);
}

/** The item by a public id before its library id: a title's versions share the one and differ in the other. */
export function itemByPublicId(libraryId: string | undefined, media: Rateable): string {
	return itemByIds(media) ?? libraryId ?? itemByTitle(media);
}

/** What all messages about one title have in common, whichever version of it they name. */
export function titleKey(media: Media): string {
	return itemByPublicId(media.ids.jellyfin ?? media.ids.emby, media);
}

function itemByIds(media: Rateable): string | undefined {
	const id = anId(media.ids);
	// Some libraries give every episode the id of its series: the place in the series tells them apart all the same.
	if (!id || media.type === 'movie' || media.type === 'show' || media.number === undefined)
		return id;
	return `${id}-${media.type === 'season' ? `s${media.number}` : placeOf(media)}`;
}

const ITEM_IDS: ReadonlyArray<keyof Ids> = ['imdb', 'tmdb', 'tvdb', 'anidb', 'mal', 'plex'];

function anId(ids: Ids): string | undefined {
	const kind = ITEM_IDS.find((candidate) => ids[candidate] !== undefined);
	return kind && `${kind}-${ids[kind]}`;
}

function itemByTitle(media: Rateable): string {
	if (media.type === 'movie' || media.type === 'show') {
		return `${media.title} ${media.year ?? ''}`.trim().toLowerCase();
	}
	const place = media.type === 'season' ? `s${media.number}` : placeOf(media);
	const named = media.number === undefined ? (media.title ?? '') : place;
	return `${media.show.title || anId(media.show.ids)} ${named}`.trim().toLowerCase();
}

function placeOf({ season, number }: Episode): string {
	return `s${season ?? ''}e${number ?? ''}`;
}

export interface PlexMoment {
	kind: WatchEventKind;
	/** When it happened, or when it came in where the body does not say. */
	at: Date;
	viewOffsetMs?: number;
	viewCount?: number;
	/** Seconds since 1970. */
	lastViewedAt?: number;
	/** Seconds since 1970. */
	lastRatedAt?: number;
	rating?: number;
}

export function plexMoment(play: PlexMoment): string {
	if (play.kind === 'rated' || play.kind === 'unrated') {
		const ratedAt = fromUnixSeconds(play.lastRatedAt);
		return `rating-${play.rating ?? 'none'}@${ratedAt ? toSecond(ratedAt) : toHour(play.at)}`;
	}
	const viewed = (play.viewCount ?? 0) > 0;
	const finished =
		play.kind === 'watched' || (play.kind === 'stop' && viewed && !play.viewOffsetMs);
	const viewedAt = finished ? fromUnixSeconds(play.lastViewedAt) : undefined;
	if (viewedAt) return toSecond(viewedAt);
	if (finished) return viewed ? `play${play.viewCount}` : toHour(play.at);
	return `play${(play.viewCount ?? 0) + 1}`;
}

const HALF_HOUR_MS = 1_800_000;

export interface JellyfinMoment {
	kind: WatchEventKind;
	/** When it happened by the server's clock, or the date last played of a mark; absent from short templates. */
	happened?: Date;
	/** Only of a play: a mark has none. */
	positionMs?: number;
	runtimeSeconds?: number;
	rating?: number;
	receivedAt: Date;
}

export function jellyfinMoment(play: JellyfinMoment): string {
	if (play.kind === 'rated' || play.kind === 'unrated') {
		return `rating-${play.rating ?? 'none'}@${play.happened ? toSecond(play.happened) : toHour(play.receivedAt)}`;
	}
	if (!play.happened) return toHour(play.receivedAt);
	const halfRuntimeMs = (play.runtimeSeconds ?? Infinity) * 500;
	const stepMs = Math.max(1000, Math.min(HALF_HOUR_MS, halfRuntimeMs));
	const startedMs = Math.max(0, play.happened.getTime() - (play.positionMs ?? 0));
	return toSecond(new Date(Math.floor(startedMs / stepMs) * stepMs));
}

function toHour(moment: Date): string {
	return `${moment.toISOString().slice(0, 13)}h`;
}
