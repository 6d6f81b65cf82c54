import type { IDataObject } from 'n8n-workflow';
import { Simkl } from '../../nodes/Simkl/Simkl.node';
import { executeContext } from './executeContext';
import { executed } from './outputs.mjs';

const ADDRESS = 'https://api.simkl.example';

export const SIMKL_CREDENTIALS = {
	apiAddress: `${ADDRESS}/`,
	clientId: ' client-77 ',
	oauthTokenData: { access_token: 'good' },
};
/** Parameters of a movie and of an episode by Simkl's own ids. */
export const MOVIE_601 = {
	mediaType: 'movie',
	movieBy: 'id',
	movieIdType: 'simkl',
	movieId: '601',
};
export const EPISODE_OF_700 = {
	mediaType: 'episode',
	showBy: 'id',
	showIdType: 'tvdb',
	showId: '700',
	season: 1,
	episode: 2,
};
export const PAGE = { returnAll: false, limit: 2 };

let accounts = 0;

/** Runs one operation against answers by "METHOD /path"; every run has an account, and so a pace, of its own. */
export async function runSimkl(
	parameters: IDataObject,
	answers: Record<string, [number, unknown]> = {},
	given: { items?: IDataObject[]; onError?: 'continueErrorOutput' } = {},
) {
	accounts += 1;
	const { execute, traces } = executeContext({
		items: given.items,
		parameters: { authentication: 'oAuth2', ...parameters },
		credentials: SIMKL_CREDENTIALS,
		node: {
			type: 'n8n-nodes-scrobble.simkl',
			onError: given.onError,
			credentials: { simklOAuth2Api: { id: `simkl-${accounts}`, name: "Ada's Simkl" } },
		},
		send: async ({ method, url }) => {
			const [statusCode, body] = answers[`${method} ${url.slice(ADDRESS.length)}`] ?? [404, ''];
			return { statusCode, headers: {}, body };
		},
	});
	const [items = []] = await executed(new Simkl(), execute);
	return { json: items.map(({ json }) => json), requests: traces.requests };
}
