import { moveIn } from '../../../simulators/household.mjs';
import { startTrakt } from '../../../simulators/trakt/index.mjs';
import type { Destination } from '../destination';
import { oAuthCredential } from '../support/oAuthCredential';

export const trakt: Destination = {
	name: 'Trakt',
	node: async () => new (await import('../../../nodes/Trakt/Trakt.node')).Trakt(),
	keepsDatesWithinMs: 60_000,
	keepsEveryPlay: true,
	keeps: ['film', 'episode'],
	isWrite: ({ method, path }) => method === 'POST' && /^\/(sync|scrobble)\//.test(path),
	async open() {
		const simulator = await startTrakt({ accessTokenMs: 1e12 });
		const accounts = moveIn(simulator);
		const app = simulator.addApp({ name: 'Test', redirectUris: ['http://localhost/back'] });
		const accountOf = { Alice: accounts.alice, Bob: accounts.bob };
		return {
			simulator,
			credential(person, address) {
				const { accessToken, refreshToken } = simulator.signIn(person, app.clientId);
				const stored = {
					clientId: app.clientId,
					clientSecret: app.clientSecret ?? '',
					grantType: 'authorizationCode',
					authentication: 'body',
					accessTokenUrl: `${address}/oauth/token?redirect_uri=x`,
					apiAddress: address,
					redirectUri: 'http://localhost/back',
					oauthTokenData: { access_token: accessToken, refresh_token: refreshToken },
				};
				return { name: 'traktOAuth2Api', stored, helper: () => oAuthCredential(stored) };
			},
			parameters: () => ({ unwatchedEvents: 'removeLatest', options: { sendRatings: true } }),
			plays: (person) =>
				accountOf[person].history.map(({ watched_at: at, movie, episode }) => ({
					title: String(movie?.title ?? episode?.title),
					at,
				})),
		};
	},
};
