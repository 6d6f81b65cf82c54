import { SimklTokenApi } from '../../../credentials/SimklTokenApi.credentials';
import { moveIntoSimkl } from '../../../simulators/household.mjs';
import { startSimkl } from '../../../simulators/simkl/index.mjs';
import { passwordCredential } from '../../support/passwordCredential.mjs';
import type { Destination } from '../destination';

export const simkl: Destination = {
	name: 'Simkl',
	node: async () => new (await import('../../../nodes/Simkl/Simkl.node')).Simkl(),
	keepsDatesWithinMs: 1000,
	keepsEveryPlay: false,
	keeps: ['film', 'episode'],
	isWrite: ({ method, path }) =>
		method === 'POST' && /^\/(sync\/(history|ratings)|scrobble)/.test(path),
	async open() {
		const simulator = await startSimkl();
		moveIntoSimkl(simulator);
		const { clientId } = simulator.addApp({ name: 'Test', redirectUris: [] });
		return {
			simulator,
			credential(person, address) {
				const accessToken = simulator.signIn(person, clientId);
				const stored = { clientId, accessToken, apiAddress: address };
				const type = new SimklTokenApi();
				return { name: type.name, stored, helper: () => passwordCredential({ type, stored }) };
			},
			parameters: () => ({
				authentication: 'token',
				unwatchedEvents: 'remove',
				options: { sendRatings: true },
			}),
			plays: (person) =>
				simulator.plays(person).map(({ title, season, number, at }) => ({
					title: season === undefined ? title : `${title} ${season}x${number}`,
					at: at ?? undefined,
				})),
		};
	},
};
