import { MovaryApi } from '../../../credentials/MovaryApi.credentials';
import { films, moveIntoMovary } from '../../../simulators/household.mjs';
import { startMovary } from '../../../simulators/movary.mjs';
import { passwordCredential } from '../../support/passwordCredential.mjs';
import type { Destination } from '../destination';
import { DAY, HOUR } from '../support/titles';

/** Movary keeps days: those of the workflow's time zone, New York unless a workflow has one of its own. */
const NOON = 'T17:00:00.000Z';

export const movary: Destination = {
	name: 'Movary',
	node: async () => new (await import('../../../nodes/Movary/Movary.node')).Movary(),
	keepsDatesWithinMs: DAY / 2 + HOUR,
	keepsEveryPlay: true,
	keeps: ['film'],
	isWrite: ({ method }) => method !== 'GET',
	async open() {
		const simulator = await startMovary();
		const { alice, bob } = moveIntoMovary(simulator);
		const accountOf = { Alice: alice, Bob: bob };
		return {
			simulator,
			credential(person, address) {
				const { token } = accountOf[person];
				const stored = { address, userName: person, token, allowUnauthorizedCerts: false };
				const type = new MovaryApi();
				return { name: type.name, stored, helper: () => passwordCredential({ type, stored }) };
			},
			parameters: () => ({ unwatchedEvents: 'removeLatest', options: {} }),
			plays: (person) =>
				accountOf[person].history.flatMap(({ movaryId, watchedAt, plays }) => {
					const film = Object.values(films).find(
						({ ids }) => simulator.know(ids.tmdb ?? 0).id === movaryId,
					);
					const play = {
						title: film?.title ?? '',
						at: watchedAt ? `${watchedAt}${NOON}` : undefined,
					};
					return Array.from({ length: plays }, () => play);
				}),
		};
	},
};
