import { hasId, hasPublicId, publicId } from '../ids';
import { itemByLibrary, keyOf } from '../key';
import { fromUnixSeconds, plausible, toIsoText, toSecond } from '../moment';
import {
	bodyFields,
	decimal,
	type Fields,
	known,
	named,
	text,
	UnreadableBody,
	wholeNumber,
	year,
} from '../reading';
import type { Episode, Ids, Media, Movie, PlayEvent, WatchEvent } from '../watchEvent';
import { isPlaceholderEdition, isPlaceholderTitle, readPlexGuid } from './plex/plexGuid';

const KINDS = new Map<string, PlayEvent['event']>([
	['play', 'play'],
	['pause', 'pause'],
	['resume', 'resume'],
	['stop', 'stop'],
	['watched', 'watched'],
]);
/** Tautulli leaves a name that it does not know, and every name of a test notification, as it stands in the template. */
const UNFILLED = /^\{[\w!:|<>.-]+\}$/;

/**
 * Reads what Tautulli's webhook agent makes of the template in docs/tautulli.md: every value is text. `undefined` for
 * anything that is not a movie or an episode of a user. Throws `UnreadableBody` for what is no such body. `receivedAt`
 * stands in where the template names no time.
 */
export function watchEventFromTautulli(
	body: unknown,
	receivedAt: Date = new Date(),
): PlayEvent | undefined {
	const payload = filled(bodyFields(body));
	const action = text(payload.action, 'action');
	if (action === undefined && bodyFields(body).action === undefined)
		throw new UnreadableBody('The Tautulli body has no action.');
	const kind = KINDS.get(action ?? '');
	const media = mediaOf(payload);
	const name = text(payload.username, 'username') ?? text(payload.user, 'user');
	const user = named(text(payload.user_id, 'user_id'), name);
	if (!kind || !media || !user) return undefined;
	// A programme guide's titles are too rough to search by: of Live TV only what has an id passes.
	if (text(payload.live, 'live') === '1' && !isKnownById(media)) return undefined;

	const at = plausible(fromUnixSeconds(wholeNumber(payload.unixtime, 'unixtime')), receivedAt);
	const server = named(
		text(payload.server_machine_id, 'server_machine_id'),
		text(payload.server_name, 'server_name'),
	);
	const item = itemByLibrary(text(payload.rating_key, 'rating_key'), media);
	return {
		event: kind,
		source: 'tautulli',
		key: keyOf({
			source: 'tautulli',
			server: server?.id,
			user: user.id,
			item,
			moment: momentOf(payload, at),
		}),
		at: toIsoText(at),
		...known({
			progress: kind === 'watched' ? undefined : progressOf(payload),
			server,
			player: playerOf(payload),
			library: named(
				text(payload.section_id, 'section_id'),
				text(payload.library_name, 'library_name'),
			),
		}),
		user,
		media,
	};
}

function filled(payload: Fields): Fields {
	return Object.fromEntries(
		Object.entries(payload).filter(
			([, value]) => typeof value !== 'string' || !UNFILLED.test(value.trim()),
		),
	);
}

function mediaOf(payload: Fields): Media | undefined {
	const type = text(payload.media_type, 'media_type');
	if (isPlaceholderEdition(text(payload.edition_title, 'edition_title'))) return undefined;
	if (type === 'movie') return movieOf(payload);
	return type === 'episode' ? episodeOf(payload) : undefined;
}

function movieOf(payload: Fields): Movie | undefined {
	const title = text(payload.title, 'title');
	const ids = { ...plexIdOf(payload), ...listedIds(payload) };
	if (title === undefined && !hasId(ids)) return undefined;
	return {
		type: 'movie',
		title: title ?? '',
		...known({ year: year(payload.year, 'year'), runtimeSeconds: runtimeSeconds(payload) }),
		ids,
	};
}

/** Of an episode the listed ids are its show's; only the guid of a new Plex agent is its own. */
function episodeOf(payload: Fields): Episode | undefined {
	const guid = readPlexGuid(text(payload.guid, 'guid') ?? '');
	const showIds = { ...(guid.agent === 'legacy' && guid.ids), ...listedIds(payload) };
	const showTitle = text(payload.show_name, 'show_name');
	const title = text(payload.episode_name, 'episode_name');
	if (isPlaceholderTitle(title)) return undefined;
	if (showTitle === undefined && !hasId(showIds)) return undefined;
	return {
		type: 'episode',
		...known({
			title,
			...placeOf(payload),
			runtimeSeconds: runtimeSeconds(payload),
		}),
		ids: guid.agent === 'modern' ? guid.ids : {},
		show: {
			title: showTitle ?? '',
			...known({ year: year(payload.show_year, 'show_year') }),
			ids: showIds,
		},
	};
}

/**
 * What has no number arrives as 0, and season 0 is a season: the one without an episode's number, or without the name that
 * Plex gives every season, is none.
 */
function placeOf(payload: Fields): Pick<Episode, 'season' | 'number'> {
	const number = wholeNumber(payload.episode_num, 'episode_num') || undefined;
	const season = wholeNumber(payload.season_num, 'season_num');
	const isNone = season === 0 && (number === undefined || payload.season_name === '');
	return { season: isNone ? undefined : season, number };
}

const plexIdOf = (payload: Fields): Ids => readPlexGuid(text(payload.guid, 'guid') ?? '').ids;

function listedIds(payload: Fields): Ids {
	return {
		...publicId('imdb', text(payload.imdb_id, 'imdb_id')),
		...publicId('tmdb', text(payload.themoviedb_id, 'themoviedb_id')),
		...publicId('tvdb', text(payload.thetvdb_id, 'thetvdb_id')),
	};
}

function isKnownById(media: Media): boolean {
	return hasPublicId(media.ids) || (media.type === 'episode' && hasPublicId(media.show.ids));
}

/** Every event of a play names when it began; an older template at least its session, which a restart of Plex counts anew. */
function momentOf(payload: Fields, at: Date): string {
	const began = fromUnixSeconds(wholeNumber(payload.started_unixtime, 'started_unixtime'));
	if (began) return toSecond(began);
	const session = text(payload.session_key, 'session_key');
	return session === undefined ? `${at.toISOString().slice(0, 13)}h` : `session${session}`;
}

function progressOf(payload: Fields): number | undefined {
	const offset = decimal(payload.view_offset, 'view_offset');
	const duration = decimal(payload.duration_ms, 'duration_ms');
	const told = wholeNumber(payload.progress_percent, 'progress_percent');
	const percent =
		offset === undefined || !duration ? told : Math.round((offset / duration) * 10_000) / 100;
	// A position of a length below zero is none.
	return percent === undefined || percent < 0 ? undefined : Math.min(100, percent);
}

function playerOf(payload: Fields): WatchEvent['player'] | undefined {
	const id = text(payload.machine_id, 'machine_id');
	const name = text(payload.player, 'player');
	return id === undefined && name === undefined
		? undefined
		: { ...known({ id }), name: name ?? '' };
}

function runtimeSeconds(payload: Fields): number | undefined {
	const duration = wholeNumber(payload.duration_ms, 'duration_ms');
	return duration && duration > 0 ? Math.round(duration / 1000) || undefined : undefined;
}
