import { afterEach, beforeEach } from '@jest/globals';
import { TvTimeApi } from '../../../../credentials/TvTimeApi.credentials';
import { TvTime } from '../../../../nodes/TvTime/TvTime.node';
import { startTvTime } from '../../../../simulators/tvtime.mjs';
import { runInEngine } from '../../../support/n8nEngine.mjs';
import { passwordCredential } from '../../../support/passwordCredential.mjs';

/** Every operation in n8n's own engine, with n8n's own sender and sign-in, against the strict stand-in. */

/** @type {import('../../../../simulators/tvtime.mjs').TvTimeSimulator} */
export let tvtime;
/** @type {import('../../../../simulators/tvtime/world.mjs').Account} */
export let alice;
/** @type {import('n8n-workflow').ICredentialDataDecryptedObject} */
export let stored;
beforeEach(async () => {
	tvtime = await startTvTime();
	alice = tvtime.addAccount({ name: 'Alice' });
	for (const number of [1, 2, 3, 4]) {
		tvtime.addEpisode({ id: 900100 + number, showId: 5100, season: 1, number });
	}
	tvtime.addEpisode({ id: 900001, showId: 5100, season: 0, number: 1 });
	store({
		address: ` ${tvtime.address}/ `,
		signInAddress: tvtime.address,
		signInWith: 'password',
		email: alice.email,
		password: alice.password,
		accessToken: '',
	});
});
afterEach(async () => await tvtime.stop());

/** What the credential holds. @param {typeof stored} held */
export function store(held) {
	stored = held;
}

/**
 * @param {string} operation "resource/operation"
 * @param {import('n8n-workflow').INodeParameters} [parameters]
 * @param {import('n8n-workflow').IDataObject[]} [items]
 */
export async function run(operation, parameters = {}, items = [{}]) {
	const [resource = '', value = ''] = operation.split('/');
	const ran = await runInEngine({
		nodeType: new TvTime(),
		items,
		node: {
			onError: 'continueErrorOutput',
			parameters: { resource, operation: value, options: {}, ...parameters },
			credentials: { tvTimeApi: { id: tvtime.address, name: "Alice's TV Time" } },
		},
		additionalData: { credentialsHelper: passwordCredential({ type: new TvTimeApi(), stored }) },
	});
	return {
		...ran,
		json: ran.regular.map(({ json }) => json),
		failed: ran.failed.map(({ json }) => json),
	};
}

export const API = 'api2.tozelabs.com/v2';
export const TRACKING = 'msapi.tvtime.com/prod/v1/tracking';
export const SEARCH = 'GET search.tvtime.com/v1/search/series,movie';
export const signIn = [`POST ${API}/user`, 'POST auth.tvtime.com/v1/login'];
export const counts = () =>
	[...alice.episodes.values()].map(({ episodeId, count }) => [episodeId, count]);

/** @param {object} [more] @param {object} [ids] */
export const watchedEpisode = (more = {}, ids = { tvdb: 900101 }) => ({
	event: 'watched',
	source: 'plex',
	key: 'k',
	at: new Date().toISOString(),
	user: { id: '1', name: 'Alice' },
	media: { type: 'episode', season: 1, number: 1, ids, show: { title: 'Upriver', ids: {} } },
	...more,
});
/** @param {object} [more] @param {object} [film] */
export const watchedFilm = (more = {}, film = {}) => ({
	...watchedEpisode(),
	media: { type: 'movie', title: 'Low Tide', year: 1997, ids: { tvdb: 610 }, ...film },
	...more,
});
