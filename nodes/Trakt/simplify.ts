import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../shared/action/record';

const recordAt = (value: IDataObject, key: string): Record<string, unknown> => {
	const inner: unknown = value[key];
	return isRecord(inner) ? inner : {};
};

/** `JSON` semantics: what Trakt did not give is absent, not null. */
function known(values: Record<string, unknown>): IDataObject {
	const kept: IDataObject = {};
	for (const [key, value] of Object.entries(values)) {
		if (value === undefined || value === null) continue;
		if (typeof value === 'object' || typeof value === 'string') kept[key] = value;
		else if (typeof value === 'number' || typeof value === 'boolean') kept[key] = value;
	}
	return kept;
}

/** One flat title: an episode under its show's title, with the episode's own ids. */
function titleOf(entry: IDataObject): Record<string, unknown> {
	const movie = recordAt(entry, 'movie');
	const show = recordAt(entry, 'show');
	const episode = recordAt(entry, 'episode');
	const person = recordAt(entry, 'person');
	return {
		title: movie.title ?? show.title ?? person.name ?? episode.title,
		year: movie.year ?? show.year,
		season: episode.season,
		number: episode.number,
		episode_title: episode.title,
		ids: movie.ids ?? episode.ids ?? show.ids ?? person.ids,
	};
}

export const simplifyHistory = (entry: IDataObject): IDataObject =>
	known({
		id: entry.id,
		watched_at: entry.watched_at,
		action: entry.action,
		type: entry.type,
		...titleOf(entry),
	});

export const simplifySearch = (entry: IDataObject): IDataObject =>
	known({ type: entry.type, score: entry.score, ...titleOf(entry) });

export const simplifyWatched = (entry: IDataObject): IDataObject =>
	known({
		plays: entry.plays,
		last_watched_at: entry.last_watched_at,
		last_updated_at: entry.last_updated_at,
		...titleOf(entry),
	});

export function simplifySettings(settings: IDataObject): IDataObject {
	const { username, name, ids, private: isPrivate, vip, joined_at } = recordAt(settings, 'user');
	const { timezone, date_format } = recordAt(settings, 'account');
	return known({
		username,
		name,
		slug: isRecord(ids) ? ids.slug : undefined,
		private: isPrivate,
		vip,
		joined_at,
		timezone,
		date_format,
	});
}
