import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../shared/action/record';

const TICKS_PER_SECOND = 10_000_000;

const recordAt = (value: IDataObject, key: string): Record<string, unknown> => {
	const inner: unknown = value[key];
	return isRecord(inner) ? inner : {};
};

/** What Jellyfin did not give is absent, not null. */
function known(values: Record<string, unknown>): IDataObject {
	const kept: IDataObject = {};
	for (const [key, value] of Object.entries(values)) {
		if (value === undefined || value === null) continue;
		if (typeof value === 'object' || typeof value === 'string') kept[key] = value;
		else if (typeof value === 'number' || typeof value === 'boolean') kept[key] = value;
	}
	return kept;
}

const seconds = (ticks: unknown): number | undefined =>
	typeof ticks === 'number' ? Math.round(ticks / TICKS_PER_SECOND) : undefined;

/** Provider ids under the names that a watch event gives them; Jellyfin's are texts, and any plugin may add one. */
function idsOf(item: IDataObject): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(recordAt(item, 'ProviderIds'))
			.filter(([, id]) => typeof id === 'string' && id !== '')
			.map(([provider, id]) => [provider.toLowerCase(), id]),
	);
}

export function simplifyItem(item: IDataObject): IDataObject {
	const data = recordAt(item, 'UserData');
	const isEpisode = item.Type === 'Episode';
	return known({
		id: item.Id,
		type: item.Type,
		title: item.Name,
		...(isEpisode && {
			seriesTitle: item.SeriesName,
			seriesId: item.SeriesId,
			season: item.ParentIndexNumber,
			number: item.IndexNumber,
		}),
		year: item.ProductionYear,
		ids: idsOf(item),
		runtimeSeconds: seconds(item.RunTimeTicks),
		watched: data.Played,
		plays: data.PlayCount,
		lastPlayedAt: data.LastPlayedDate,
		positionSeconds: seconds(data.PlaybackPositionTicks),
		favorite: data.IsFavorite,
		rating: data.Rating,
	});
}

export const simplifyLibrary = (library: IDataObject): IDataObject =>
	known({ id: library.Id, name: library.Name, type: library.CollectionType });

export function simplifyUser(user: IDataObject): IDataObject {
	const { IsAdministrator, IsDisabled } = recordAt(user, 'Policy');
	return known({
		id: user.Id,
		name: user.Name,
		administrator: IsAdministrator,
		disabled: IsDisabled,
		lastLoginAt: user.LastLoginDate,
		lastActivityAt: user.LastActivityDate,
	});
}

export function simplifySession(session: IDataObject): IDataObject {
	const playing = recordAt(session, 'NowPlayingItem');
	const { IsPaused, PositionTicks } = recordAt(session, 'PlayState');
	const isPlaying = playing.Id !== undefined;
	return known({
		id: session.Id,
		userId: session.UserId,
		userName: session.UserName,
		client: session.Client,
		device: session.DeviceName,
		lastActivityAt: session.LastActivityDate,
		...(isPlaying && {
			itemId: playing.Id,
			title: playing.Name,
			seriesTitle: playing.SeriesName,
			paused: IsPaused,
			positionSeconds: seconds(PositionTicks),
		}),
	});
}
