import { JellyfinApi } from '../../../credentials/JellyfinApi.credentials';
import { moveIntoJellyfin } from '../../../simulators/household.mjs';
import { startJellyfin } from '../../../simulators/jellyfinServer.mjs';
import { passwordCredential } from '../../support/passwordCredential.mjs';
import type { Destination, Person } from '../destination';
import { EPISODE, FILM, titleOf } from '../support/titles';

/** Quietly, and with what other programs hear of. */
export const jellyfin = destination('Jellyfin', false);
export const jellyfinTold = destination('Jellyfin, other programs told', true);

function destination(name: string, tellOtherPrograms: boolean): Destination {
	return {
		name,
		node: async () => new (await import('../../../nodes/Jellyfin/Jellyfin.node')).Jellyfin(),
		keepsDatesWithinMs: 1000,
		keepsEveryPlay: false,
		keeps: ['film', 'episode'],
		isWrite: ({ method, path }) => method !== 'GET' && !path.startsWith('/DisplayPreferences'),
		async open() {
			const simulator = await startJellyfin();
			const people = moveIntoJellyfin(simulator);
			const userOf = { Alice: people.alice, Bob: people.bob };
			const apiKey = simulator.addApiKey('n8n');
			return {
				simulator,
				credential(_person, address) {
					const stored = { address, apiKey, allowUnauthorizedCerts: false };
					const type = new JellyfinApi();
					return { name: type.name, stored, helper: () => passwordCredential({ type, stored }) };
				},
				parameters: (person) => ({
					authentication: 'apiKey',
					user: { __rl: true, mode: 'id', value: userOf[person].id },
					options: { unwatchedEvents: true, sendRatings: true, tellOtherPrograms },
				}),
				plays: (person) => [...held(person, 'film'), ...held(person, 'episode')],
			};

			function held(person: Person, kind: 'film' | 'episode') {
				const shelf = kind === 'film' ? FILM : EPISODE;
				const data = simulator.userData(person.toLowerCase(), shelf);
				const at =
					data.lastPlayed === undefined ? undefined : new Date(data.lastPlayed).toISOString();
				return Array.from({ length: data.played ? data.playCount : 0 }, () => ({
					title: titleOf(kind),
					at,
				}));
			}
		},
	};
}
