import { register } from '../../../nodes/shared/trigger/registration';
import { addDestination, createJellyfinClient } from '../../../services/jellyfin';
import { complete } from '../../support/executeContext';
import { answer, rejection, testClock } from '../../support/scripted';
import { saidBy } from './provoked.mjs';

/** @typedef {import('./provoked.mjs').Said} Said */

const PLUGIN = { Id: '71552a5a5c5c4350a2aeebe451a30173', Name: 'Webhook', Status: 'Active' };
const DESTINATION = { address: 'https://n8n.example/a', playbackProgress: false };

/** A Jellyfin with these plugins, which forgets what is set. @param {object[]} plugins */
const jellyfin = (plugins) =>
	createJellyfinClient({
		account: 'docs',
		clock: testClock(),
		send: async ({ path }) => answer(200, path === '/Plugins' ? plugins : {}),
	});

/** n8n's context of a publication. @param {{ address?: string, token: string }} given */
const hook = ({ address, token }) =>
	/** @type {typeof complete<import('n8n-workflow').IHookFunctions>} */ (complete)('hook', {
		getNode: () => ({ name: 'Trigger', type: 'trigger', parameters: {} }),
		getNodeParameter: (/** @type {string} */ name) =>
			name === 'registration' ? 'automatic' : 'token',
		getNodeWebhookUrl: () => address,
		getCredentials: async () => ({ token }),
	});

/** What a trigger says that cannot register itself. */
async function registrations() {
	/** @type {Said[]} */
	const said = [];
	for (const given of [{ token: 'x' }, { address: DESTINATION.address, token: ' ' }]) {
		const never = async () => {
			throw new TypeError('This test opens no list');
		};
		const thrown = /** @type {Said} */ (await rejection(register(hook(given), never)));
		said.push({ message: thrown.message, description: thrown.description, kind: 'refused' });
	}
	const refused = await saidBy([
		() => addDestination(jellyfin([]), DESTINATION),
		() => addDestination(jellyfin([{ ...PLUGIN, Status: 'Restart' }]), DESTINATION),
		() => addDestination(jellyfin([PLUGIN]), DESTINATION),
	]);
	return [...said, ...refused];
}

/** @type {import('./provoked.mjs').Classes} */
export const CLASSES = [['reason why a trigger cannot register itself', registrations]];
