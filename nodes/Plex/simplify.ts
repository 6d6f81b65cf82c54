import type { IDataObject } from 'n8n-workflow';
import type { Play } from '../../services/plex';
import { isRecord } from '../shared/action/record';

const twoDigits = (value: unknown) => String(value).padStart(2, '0');

/** A title as a list shows it, so that two of the same name can be told apart. */
export function titleOf(item: IDataObject): string {
	const { title, type, year, grandparentTitle, parentIndex, index } = item;
	if (type === 'episode' && typeof grandparentTitle === 'string') {
		const isNumbered = typeof parentIndex === 'number' && typeof index === 'number';
		const place = isNumbered ? ` S${twoDigits(parentIndex)}E${twoDigits(index)}` : '';
		return `${grandparentTitle}${place}: ${String(title)}`;
	}
	return typeof year === 'number' ? `${String(title)} (${year})` : String(title);
}

/** What Plex did not give is absent, not null. */
function known(values: Record<string, unknown>): IDataObject {
	const kept: IDataObject = {};
	for (const [key, value] of Object.entries(values)) {
		if (value === undefined || value === null) continue;
		if (typeof value === 'object' || typeof value === 'string') kept[key] = value;
		else if (typeof value === 'number' || typeof value === 'boolean') kept[key] = value;
	}
	return kept;
}

const moment = (seconds: unknown): string | undefined =>
	typeof seconds === 'number' && seconds > 0 ? new Date(seconds * 1000).toISOString() : undefined;

const seconds = (ms: unknown): number | undefined =>
	typeof ms === 'number' ? Math.round(ms / 1000) : undefined;

/** `imdb://tt1` and the like under the service's name, as text. */
function idsOf({ Guid }: IDataObject): Record<string, unknown> {
	const all: unknown[] = Array.isArray(Guid) ? Guid : [];
	return Object.fromEntries(
		all.flatMap((guid) => {
			const [, service, id] = /^(\w+):\/\/(.+)$/.exec(isRecord(guid) ? String(guid.id) : '') ?? [];
			return service && id ? [[service, id]] : [];
		}),
	);
}

const placeOf = (row: IDataObject): Record<string, unknown> =>
	row.type === 'episode'
		? { showTitle: row.grandparentTitle, season: row.parentIndex, number: row.index }
		: {};

export function simplifyItem(item: IDataObject): IDataObject {
	const episodes = item.leafCount;
	const views = typeof item.viewCount === 'number' ? item.viewCount : 0;
	return known({
		ratingKey: item.ratingKey,
		type: item.type,
		title: item.title,
		...placeOf(item),
		year: item.year,
		ids: idsOf(item),
		runtimeSeconds: seconds(item.duration),
		watched: episodes === undefined ? views > 0 : item.viewedLeafCount === episodes,
		plays: views,
		lastViewedAt: moment(item.lastViewedAt),
		positionSeconds: seconds(item.viewOffset),
		rating: item.userRating,
		library: item.librarySectionTitle,
	});
}

export function simplifyPlay({ row, accountId, viewedAt, isMark }: Play): IDataObject {
	return known({
		viewedAt: moment(viewedAt),
		accountId,
		markedByHand: isMark,
		type: row.type,
		title: row.title,
		...placeOf(row),
		ratingKey: row.ratingKey,
		libraryId: row.librarySectionID === undefined ? undefined : String(row.librarySectionID),
	});
}

export const simplifyServer = (server: IDataObject): IDataObject =>
	known({
		id: server.machineIdentifier,
		name: server.friendlyName,
		version: server.version,
		platform: server.platform,
		owner: server.myPlexUsername,
	});

export const simplifyAccount = ({ id, name }: IDataObject): IDataObject =>
	known({ id: String(id), name, owner: id === 1 });
