import { expect } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { Trakt } from '../../nodes/Trakt/Trakt.node';
import { violationsOf } from './traktContract.mjs';
import { executeContext } from './executeContext';
import { executed } from './outputs.mjs';

const ADDRESS = 'https://api.trakt.example';

export const TRAKT_CREDENTIALS = {
	apiAddress: `${ADDRESS}/`,
	clientId: ' client-77 ',
	oauthTokenData: { access_token: 'good' },
};
/** Parameters of a movie and of an episode that Trakt knows by its own ids. */
export const MOVIE_601 = {
	mediaType: 'movie',
	movieBy: 'id',
	movieIdType: 'trakt',
	movieId: '601',
};
export const EPISODE_OF_700 = {
	mediaType: 'episode',
	episodeBy: 'show',
	showIdType: 'trakt',
	showId: '700',
	season: 1,
	episode: 2,
};
export const PAGE = { returnAll: false, limit: 2 };

let accounts = 0;

/** Runs one operation against answers by "METHOD /path"; every run has an account, and so a pace, of its own. */
export async function runTrakt(
	parameters: IDataObject,
	answers: Record<string, [number, unknown]> = {},
) {
	accounts += 1;
	const { execute, traces } = executeContext({
		parameters,
		credentials: TRAKT_CREDENTIALS,
		node: { credentials: { traktOAuth2Api: { id: `account-${accounts}`, name: "Ada's Trakt" } } },
		send: async ({ method, url }) => {
			const path = url.slice(ADDRESS.length);
			const key = `${method} ${path}`;
			const [statusCode, body] = answers[key] ?? [404, ''];
			return { statusCode, headers: {}, body };
		},
	});
	const [items = []] = await executed(new Trakt(), execute);
	const sent = traces.requests.map(({ method = 'GET', url, qs, body }) => {
		const path = new URL(url).pathname;
		return { method, path, query: qs, body };
	});
	expect(sent.flatMap(violationsOf)).toEqual([]);
	return { json: items.map(({ json }) => json), requests: traces.requests };
}
