import type { IDataObject } from 'n8n-workflow';
import type { ServiceClient } from '../../http/serviceClient';
import { CONTAINER, containerOf, idOf, listIn, numberOf, readPages } from '../reading';

export interface HistoryFilters {
	/** ISO 8601: the first moment that counts. */
	since?: string;
	/** The server's number of the account; its owner is 1. */
	accountId?: string;
	limit?: number;
}

/**
 * The plays that the server recorded, newest first, as it answers them: without ids of any service. A title that was
 * marked by hand is not among them since Plex 1.40, see `marks.ts`.
 */
export async function listHistory(
	client: ServiceClient,
	{ since, accountId, limit }: HistoryFilters,
): Promise<IDataObject[]> {
	const query = {
		sort: 'viewedAt:desc',
		accountID: accountId,
		// The name ends in ">": Plex reads `viewedAt>=…` so.
		'viewedAt>': since === undefined ? undefined : secondsOf(since),
	};
	const from = since === undefined ? 0 : secondsOf(since);
	// One whose date cannot be read says nothing of those behind it.
	const goesOn = ({ viewedAt }: IDataObject) => {
		const seconds = numberOf(viewedAt) ?? 0;
		return seconds <= 0 || seconds >= from;
	};
	const path = '/status/sessions/history/all';
	const rows = await readPages(client, { path, query }, { limit, goesOn });
	// A filter that a server did not know would give everybody's plays to one person.
	return accountId === undefined
		? rows
		: rows.filter(({ accountID }) => idOf(accountID) === accountId);
}

/** Seconds since 1970, rounded up: a play of the same second may be older than the moment. */
export const secondsOf = (moment: string): number => Math.ceil(Date.parse(moment) / 1000);

/** Plex's number of the titles that are watched, by the kind of library. */
const TYPE_OF_TITLES: Record<string, number> = { movie: 1, show: 4 };
/** Seconds by which the date of a play and that of its title may differ beside the runtime. */
const SLACK_S = 600;

/**
 * What the token's account has watched and the history does not have: titles that were marked by hand. Plex tells of
 * them nowhere but in the libraries, and there only the last date of each title.
 *
 * A title somebody is in the midst of has the date of that visit, so it is left out until it is finished.
 *
 * @param plays the account's history from at least a day before `since` on
 */
export async function listMarks(
	client: ServiceClient,
	{ since, plays }: { since: string; plays: IDataObject[] },
): Promise<IDataObject[]> {
	const played = new Map<string, number[]>();
	for (const { ratingKey, viewedAt } of plays) {
		const key = idOf(ratingKey) ?? '';
		played.set(key, [...(played.get(key) ?? []), numberOf(viewedAt) ?? 0]);
	}
	const titles = await watchedTitles(client, secondsOf(since));
	return titles.filter((title) => {
		const times = played.get(idOf(title.ratingKey) ?? '') ?? [];
		return numberOf(title.viewOffset) === undefined && !times.some((time) => isOf(title, time));
	});
}

/** True where a play that ended then gave the title its date. */
function isOf(title: IDataObject, playedAt: number): boolean {
	const runtimeS = (numberOf(title.duration) ?? 0) / 1000;
	const laterS = (numberOf(title.lastViewedAt) ?? 0) - playedAt;
	return laterS >= -SLACK_S && laterS <= runtimeS + SLACK_S;
}

/** Sorted by the last date, so that only the newest part of each library is read. */
async function watchedTitles(client: ServiceClient, since: number): Promise<IDataObject[]> {
	const titles: IDataObject[] = [];
	const answer = await client.request(
		{ method: 'GET', path: '/library/sections' },
		{ answers: CONTAINER },
	);
	for (const { key, type } of listIn(containerOf(answer), 'Directory')) {
		const section = idOf(key);
		const titleType = TYPE_OF_TITLES[String(type)];
		if (section === undefined || titleType === undefined) continue;
		const path = `/library/sections/${encodeURIComponent(section)}/all`;
		const query = { type: titleType, unwatched: 0, sort: 'lastViewedAt:desc' };
		// One whose date cannot be read says nothing of those behind it.
		const goesOn = ({ lastViewedAt }: IDataObject) => {
			const seconds = numberOf(lastViewedAt) ?? 0;
			return seconds <= 0 || seconds >= since;
		};
		titles.push(...(await readPages(client, { path, query }, { goesOn })));
	}
	return titles.filter(
		({ viewCount, lastViewedAt }) =>
			(numberOf(viewCount) ?? 0) > 0 && (numberOf(lastViewedAt) ?? 0) > 0,
	);
}
