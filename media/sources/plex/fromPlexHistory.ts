import { itemByLibrary, keyOf, plexMoment } from '../../key';
import { fromUnixSeconds, toIsoText } from '../../moment';
import type { Media, PlayEvent, WatchEvent } from '../../watchEvent';
import {
	bodyFields,
	type Fields,
	fields,
	known,
	named,
	plainFields,
	text,
	wholeNumber,
} from '../rowReading';
import { plexMedia, plexShow } from './plexMedia';

/** What a row of Plex's history does not say itself. */
export interface PlexPlay {
	/** An entry of `/status/sessions/history/all`, or of a library for what was marked by hand. */
	row: unknown;
	/** Seconds since 1970; `viewedAt` of the row where it is left out. */
	viewedAt?: number;
	/** The title's own `Metadata` with its `Guid`; absent for what is no longer in the library. */
	item?: unknown;
	/** The `Metadata` of an episode's show. */
	show?: unknown;
	account: { id: string; name: string };
	server?: { id: string; name: string };
}

/**
 * A play that Plex recorded, or a mark, as the `watched` event that its webhook gives. `undefined` for anything that
 * is not a movie or an episode, that nothing could identify, or that has no date.
 */
export function watchEventFromPlexHistory(play: PlexPlay): PlayEvent | undefined {
	const { account, server } = play;
	const row = plainFields(bodyFields(play.row), 'Guid');
	const item = plainFields(fields(play.item, 'Metadata') ?? {}, 'Guid');
	const viewedAt = play.viewedAt ?? wholeNumber(row.viewedAt, 'viewedAt');
	const at = fromUnixSeconds(viewedAt);
	const media = mediaOf({ ...row, ...item }, play.show);
	if (!at || !media) return undefined;

	const ratingKey = text(row.ratingKey, 'ratingKey');
	const moment = plexMoment({ kind: 'watched', at, viewCount: 1, lastViewedAt: viewedAt });
	return {
		event: 'watched',
		source: 'plex',
		key: keyOf({
			source: 'plex',
			server: server?.id,
			user: account.id,
			item: itemByLibrary(ratingKey, media),
			moment,
		}),
		at: toIsoText(at),
		user: account,
		...known({ server, library: libraryOf({ ...row, ...item }) }),
		media,
	};
}

function mediaOf(metadata: Fields, showMetadata: unknown): Media | undefined {
	const media = plexMedia({ ...metadata, year: metadata.year ?? yearOf(metadata) }, false);
	if (media?.type !== 'episode') return media;
	const show = fields(showMetadata, 'Metadata');
	if (!show) return media;
	const { title, ids, ...more } = plexShow(plainFields(show, 'Guid'));
	const { show: named } = media;
	return {
		...media,
		show: { title: named.title || title, ...more, ids: { ...named.ids, ...ids } },
	};
}

/** A row has no year, and for a movie the day of its first showing is near enough. */
function yearOf({ type, originallyAvailableAt }: Fields): number | undefined {
	const day = text(originallyAvailableAt, 'originallyAvailableAt');
	return type === 'movie' && day ? Number(day.slice(0, 4)) : undefined;
}

function libraryOf(metadata: Fields): WatchEvent['library'] | undefined {
	return named(
		text(metadata.librarySectionID, 'librarySectionID'),
		text(metadata.librarySectionTitle, 'librarySectionTitle'),
	);
}
