import { TvTimeApi } from '../../../credentials/TvTimeApi.credentials';
import { people } from '../../../simulators/household.mjs';
import { startTvTime } from '../../../simulators/tvtime.mjs';
import { passwordCredential } from '../../support/passwordCredential.mjs';
import type { Destination } from '../destination';
import { EPISODE, FILM, titleOf } from '../support/titles';

/** TV Time's API as it was, for compatible servers. It keeps no date but its own. */
export const tvtime: Destination = {
	name: 'TV Time',
	node: async () => new (await import('../../../nodes/TvTime/TvTime.node')).TvTime(),
	keepsDatesWithinMs: Infinity,
	keepsEveryPlay: false,
	keeps: ['film', 'episode'],
	isWrite: ({ method, url }) => method !== 'GET' && !SIGN_IN.test(upstreamOf(url)),
	async open() {
		const simulator = await startTvTime();
		const accountOf = {
			Alice: simulator.addAccount({ name: people.alice.name }),
			Bob: simulator.addAccount({ name: people.bob.name }),
		};
		const { tvdb = 0 } = EPISODE.ids;
		const { season, number, series } = EPISODE;
		simulator.addEpisode({ id: tvdb, showId: series.ids.tvdb ?? 0, season, number });
		simulator.addTitle({ id: FILM.ids.tvdb ?? 0, name: FILM.title, year: FILM.year });
		return {
			simulator,
			credential(person, address) {
				const { email, password } = accountOf[person];
				const stored = {
					address,
					signInAddress: address,
					signInWith: 'password',
					email,
					password,
					accessToken: '',
				};
				const type = new TvTimeApi();
				return { name: type.name, stored, helper: () => passwordCredential({ type, stored }) };
			},
			parameters: () => ({ unwatchedEvents: 'remove', options: {} }),
			plays: (person) => [
				...[...accountOf[person].episodes.values()].flatMap(({ watchedAt, count }) =>
					Array.from({ length: count }, () => ({ title: titleOf('episode'), at: watchedAt })),
				),
				...[...accountOf[person].movies.values()].flatMap(({ watchedAt, rewatchCount }) =>
					Array.from({ length: 1 + rewatchCount }, () => ({
						title: titleOf('film'),
						at: watchedAt,
					})),
				),
			],
		};
	},
};

const SIGN_IN = /\/v2\/user$|\/v1\/(login|refresh)$/;

/** Whom TV Time's web application passes a request on to. */
function upstreamOf(url: string): string {
	const { searchParams } = new URL(url, 'http://localhost');
	return searchParams.get('o') ?? atob(searchParams.get('o_b64') ?? '');
}
