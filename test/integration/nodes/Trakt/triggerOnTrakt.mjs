import { afterEach, beforeEach, expect } from '@jest/globals';
import { TraktTrigger } from '../../../../nodes/Trakt/TraktTrigger.node';
import { forgetLookups } from '../../../../services/trakt';
import { films, moveIn } from '../../../../simulators/household.mjs';
import { startTrakt } from '../../../../simulators/trakt/index.mjs';
import {
	episodeSummary,
	movieSummary,
	showSummary,
} from '../../../../simulators/trakt/titles/summaries.mjs';
import { pollingNode } from '../../../support/pollingNode.mjs';
import { contractViolations } from '../../../support/traktContract.mjs';

/** @type {import('../../../../simulators/trakt/server.mjs').TraktSimulator} */
export let trakt;
/** @type {ReturnType<typeof moveIn>} */
export let household;
/** @type {Record<string, unknown>} */
let credential;
let lastId = 30_000_000_000;

beforeEach(async () => {
	forgetLookups();
	trakt = await startTrakt();
	household = moveIn(trakt);
	signInAs('Alice');
});
afterEach(async () => {
	await trakt.stop();
	expect(contractViolations(trakt.requests)).toEqual([]);
});

/** What n8n keeps of a credential that was connected. @param {string} person */
function signedIn(person) {
	const redirectUri = 'http://localhost:5678/rest/oauth2-credential/callback';
	const app = trakt.addApp({ name: person, redirectUris: [redirectUri] });
	const { accessToken, refreshToken } = trakt.signIn(person, app.clientId);
	return {
		clientId: app.clientId,
		grantType: 'pkce',
		authentication: 'body',
		accessTokenUrl: `${trakt.address}/oauth/token`,
		apiAddress: trakt.address,
		oauthTokenData: { access_token: accessToken, refresh_token: refreshToken },
	};
}

/** Connects the credential, for the first time or again. @param {string} person */
export function signInAs(person) {
	credential = signedIn(person);
}

export const credentialsHelper = {
	isCredentialUsableByNode: () => true,
	getParentTypes: () => ['oAuth2Api'],
	opened: 0,
	async getDecrypted() {
		this.opened += 1;
		return structuredClone(credential);
	},
	getCredentialsProperties: () => [],
	runPreAuthentication: async () => undefined,
	/** @param {unknown} _where @param {string} _type @param {Record<string, unknown>} renewed */
	async updateCredentialsOauthTokenData(_where, _type, renewed) {
		Object.assign(credential, renewed);
	},
};

export const named = (id = 'alice') => ({ traktOAuth2Api: { id, name: `${id} at Trakt` } });

/** @param {Partial<Parameters<typeof pollingNode>[0]>} [more] */
export const trigger = (more) =>
	pollingNode({
		nodeType: new TraktTrigger(),
		credentials: named(),
		credentialsHelper,
		...more,
	});

/** @param {keyof typeof films} name @returns {number} the play's id */
export function watch(name, hoursAgo = 0, account = household.alice) {
	const movie = trakt.catalogue.movie({ ids: { imdb: films[name].ids.imdb } });
	if (!movie) throw new TypeError(`Trakt has no ${name}`);
	lastId += 1;
	account.history.push({
		id: lastId,
		watched_at: new Date(Date.now() - hoursAgo * 3_600_000).toISOString(),
		action: 'watch',
		type: 'movie',
		movie: movieSummary(movie),
	});
	return lastId;
}

export function watchEpisode() {
	const [show] = trakt.catalogue.shows;
	const [episode] = show?.episodes ?? [];
	if (!show || !episode) throw new TypeError('Trakt has no episode');
	lastId += 1;
	household.alice.history.push({
		id: lastId,
		watched_at: new Date().toISOString(),
		action: 'scrobble',
		type: 'episode',
		episode: episodeSummary(episode),
		show: showSummary(show),
	});
	return lastId;
}

/** @param {import('n8n-workflow').IDataObject[]} items */
export const told = (items) =>
	items.map(({ event, key }) => `${event} ${String(key).split(':')[2]}`);
