import type { ServiceAnswer } from '../../http/exchange';
import type { AnswerForm } from '../../http/json';
import type { ServiceClient } from '../../http/serviceClient';
import { checkDone, refused, SAID } from '../answers';
import { countOf, dataOf, textOf, viaSidecar } from '../reading';

const API = 'api2.tozelabs.com';
const DONE: ServiceAnswer = { status: 200, headers: {}, body: { result: 'OK' } };

const STATE: AnswerForm = (body) => typeof dataOf(body).is_watched === 'boolean';

export interface EpisodeState {
	isWatched: boolean;
	/** How often, 0 where it was not. */
	count: number;
	/** Milliseconds since 1970, of the latest watching; undefined where TV Time does not say. */
	watchedAt?: number;
}

/** What the account says of an episode, by TheTVDB's id of it. */
export async function episodeState(
	client: ServiceClient,
	episodeId: number,
): Promise<EpisodeState> {
	const fields = 'id,is_watched,watched_date,watched_count';
	const path = `/v2/episode/${checkedId(episodeId)}`;
	const { body } = await client.request(viaSidecar('GET', API, path, { fields }), {
		answers: STATE,
	});
	const { is_watched: isWatched, watched_date: date, watched_count: count } = dataOf(body);
	// Written without a zone, and UTC as in the export.
	const written = textOf(date)?.replace(' ', 'T') ?? '';
	const at = Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(written) ? written : `${written}Z`);
	return {
		isWatched: isWatched === true,
		count: countOf(count) ?? Number(isWatched),
		...(Number.isNaN(at) ? {} : { watchedAt: at }),
	};
}

/** Marks an episode as watched now: TV Time takes no date. May be repeated. */
export async function markEpisodeWatched(
	client: ServiceClient,
	episodeId: number,
): Promise<number> {
	const path = `/v2/watched_episodes/episode/${checkedId(episodeId)}`;
	const readBack = async () =>
		(await episodeState(client, episodeId)).isWatched ? DONE : undefined;
	const request = viaSidecar('POST', API, path, { is_rewatch: 0 });
	const answer = await client.request(request, { answers: SAID, readBack });
	checkDone(answer);
	return answer.attempts;
}

/** Counts one more watching of an episode, now. Every call counts, so that a lost answer is looked after. */
export async function markEpisodeRewatched(
	client: ServiceClient,
	episodeId: number,
): Promise<number> {
	const path = `/v2/watched_episodes/episode/${checkedId(episodeId)}`;
	const { count } = await episodeState(client, episodeId);
	const readBack = async () =>
		(await episodeState(client, episodeId)).count > count ? DONE : undefined;
	const request = viaSidecar('POST', API, path, { is_rewatch: 1 });
	const answer = await client.request(request, { answers: SAID, readBack });
	checkDone(answer);
	return answer.attempts;
}

/** Takes every watching of an episode away. May be repeated. */
export async function markEpisodeUnwatched(
	client: ServiceClient,
	episodeId: number,
): Promise<number> {
	const path = `/v2/watched_episodes/episode/${checkedId(episodeId)}`;
	const answer = await client.request(viaSidecar('DELETE', API, path), { answers: SAID });
	checkDone(answer);
	return answer.attempts;
}

/** Marks every episode of the show up to this one, all with the date of now. May be repeated. */
export async function markWatchedUpTo(
	client: ServiceClient,
	{ showId, episodeId }: { showId: number; episodeId: number },
): Promise<void> {
	const path = `/v2/watched_episodes/show/${checkedId(showId)}/until/episode/${checkedId(episodeId)}`;
	checkDone(await client.request(viaSidecar('POST', API, path), { answers: SAID }));
}

function checkedId(id: number): number {
	if (Number.isSafeInteger(id) && id > 0) return id;
	throw refused(
		'The TheTVDB ID is not a whole number above 0',
		'Give the number by which TheTVDB knows the episode or the show.',
	);
}
