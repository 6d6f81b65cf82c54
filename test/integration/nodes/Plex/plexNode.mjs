import { afterEach, beforeEach } from '@jest/globals';
import { PlexApi } from '../../../../credentials/PlexApi.credentials';
import { Plex } from '../../../../nodes/Plex/Plex.node';
import { forgetLookups } from '../../../../services/plex';
import { films, people, shows } from '../../../../simulators/household.mjs';
import { episode } from '../../../../simulators/library.mjs';
import { moveIntoPlex, moveIntoPlexTv } from '../../../../simulators/plexHousehold.mjs';
import { startPlex } from '../../../../simulators/plexServer.mjs';
import { startPlexTv } from '../../../../simulators/plexTv.mjs';
import { runInEngine } from '../../../support/n8nEngine.mjs';
import { passwordCredential } from '../../../support/passwordCredential.mjs';

/** Every operation in n8n's own engine, with n8n's own sender, against the strict stand-ins. */

export const { cartographer, ferry, tinHarbour } = films;
export const brine = episode(shows.saltAndCircuit, 1, 2);
export const ALICE = people.alice.plex.title;
export const BOB = people.bob.plex.title;
export const at = (/** @type {number} */ minutes) => new Date(Date.UTC(2026, 2, 8, 20, minutes));

/** @type {import('../../../../simulators/plexServer.mjs').PlexSimulator} */
export let plex;
/** @type {import('../../../../simulators/plexTv.mjs').PlexTvSimulator} */
export let plexTv;
/** @type {ReturnType<typeof moveIntoPlex>} */
export let household;
beforeEach(async () => {
	forgetLookups();
	plex = await startPlex({ clock: { now: () => at(59).getTime() } });
	plexTv = await startPlexTv();
	household = moveIntoPlex(plex);
	moveIntoPlexTv(plexTv, household);
});
afterEach(async () => {
	await Promise.all([plex.stop(), plexTv.stop()]);
});

/**
 * @param {string} operation "resource/operation"
 * @param {import('n8n-workflow').INodeParameters} [parameters]
 * @param {{ token?: string, address?: string }} [credential]
 */
export async function run(
	operation,
	parameters = {},
	{ token = household.alice.token, address = plex.address } = {},
) {
	const [resource = '', value = ''] = operation.split('/');
	const stored = {
		address: `${address}/`,
		token: ` ${token} `,
		plexTvAddress: plexTv.address,
		allowUnauthorizedCerts: false,
	};
	const { regular, failed } = await runInEngine({
		nodeType: new Plex(),
		items: [{}],
		node: {
			onError: 'continueErrorOutput',
			parameters: { resource, operation: value, ...parameters },
			credentials: { plexApi: { id: plex.address, name: 'Attic' } },
		},
		additionalData: { credentialsHelper: passwordCredential({ type: new PlexApi(), stored }) },
	});
	return {
		json: /** @type {any[]} */ (regular.map(({ json }) => json)),
		failed: /** @type {any[]} */ (failed.map(({ json }) => json)),
	};
}
/** @param {import('n8n-workflow').INodeParameters} [parameters] @param {Parameters<typeof run>[2]} [credential] */
export const history = async (parameters = {}, credential = {}) =>
	await run('history/getAll', { returnAll: true, ...parameters }, credential);
export const asked = (/** @type {RegExp} */ path) =>
	plex.requests.filter((one) => path.test(one.path));
export const byId = (/** @type {number} */ id) => ({ __rl: true, mode: 'id', value: String(id) });
export const marks = { account: byId(1), since: at(0).toISOString(), options: { marks: true } };
