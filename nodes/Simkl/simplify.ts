import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../shared/action/record';

const recordAt = (value: IDataObject, ...keys: string[]): Record<string, unknown> => {
	for (const key of keys) {
		const inner: unknown = value[key];
		if (isRecord(inner)) return inner;
	}
	return {};
};

/** `JSON` semantics: what Simkl did not give is absent, not null. */
function known(values: Record<string, unknown>): IDataObject {
	const kept: IDataObject = {};
	for (const [key, value] of Object.entries(values)) {
		if (value === undefined || value === null) continue;
		if (typeof value === 'object' || typeof value === 'string') kept[key] = value;
		else if (typeof value === 'number' || typeof value === 'boolean') kept[key] = value;
	}
	return kept;
}

/** One flat title of the library, without its episodes. */
export function simplifyEntry(entry: IDataObject): IDataObject {
	const { title, year, ids } = recordAt(entry, 'movie', 'show');
	return known({
		title,
		year,
		ids,
		status: entry.status,
		last_watched_at: entry.last_watched_at,
		watched_episodes: entry.watched_episodes_count,
		total_episodes: entry.total_episodes_count,
		anime_type: entry.anime_type,
		rating: entry.user_rating,
		rated_at: entry.user_rated_at,
		added_at: entry.added_to_watchlist_at,
	});
}

/** A search by text calls Simkl's own id otherwise than everything else. */
export function simplifySearch(found: IDataObject): IDataObject {
	const { simkl_id: simkl, ...ids } = recordAt(found, 'ids');
	return known({
		type: found.endpoint_type ?? found.type,
		title: found.title,
		year: found.year,
		ids: simkl === undefined ? ids : { simkl, ...ids },
		total_episodes: found.total_episodes,
	});
}

export function simplifyPlayback(point: IDataObject): IDataObject {
	const { title, year, ids } = recordAt(point, 'movie', 'show', 'anime');
	const episode = recordAt(point, 'episode');
	return known({
		// 64-bit: kept as text, so that nothing is lost on its way to Delete.
		id: point.id === undefined ? undefined : String(point.id),
		type: point.type,
		progress: point.progress,
		paused_at: point.paused_at,
		title,
		year,
		season: episode.season,
		number: episode.number ?? episode.episode,
		episode_title: episode.title,
		ids,
	});
}

export function simplifySettings(settings: IDataObject): IDataObject {
	const { name, joined_at } = recordAt(settings, 'user');
	const { id, timezone, type } = recordAt(settings, 'account');
	return known({ id, name, plan: type, timezone, joined_at });
}
