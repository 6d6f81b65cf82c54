import { empty, json, Refusal } from '../http/reply.mjs';
import { recordOf } from './bodies.mjs';
import { bare, guid } from './parameters.mjs';
import { RECORDED } from './recorded.mjs';
import { isAdmin } from './users/signIns.mjs';

/**
 * @typedef {import('./routes.mjs').Call} Call
 * @typedef {import('./routes.mjs').World} World
 */

const WEBHOOK_PLUGIN = '71552a5a5c5c4350a2aeebe451a30173';

/** @param {import('./routes.mjs').Routes} routes */
export function addSystemRoutes(routes) {
	routes.open('GET', '/System/Info/Public', ({ world }) => json(200, info(world)));
	routes.signedIn('GET', '/System/Info', ({ world }) =>
		json(200, {
			...RECORDED.system,
			...info(world),
			HasPendingRestart: false,
			SupportsLibraryMonitor: true,
		}),
	);
	routes.signedIn('GET', '/Plugins', (call) => json(200, plugins(call)));
	routes.signedIn('GET', '/Plugins/:id/Configuration', (call) =>
		json(200, webhooksOf(call).configuration),
	);
	routes.signedIn('POST', '/Plugins/:id/Configuration', (call) => {
		// The whole configuration is replaced by the body, whatever it leaves out.
		webhooksOf(call).configuration = recordOf(call.call);
		return empty(204);
	});
}

/** @param {World} world */
function info({ server }) {
	return {
		LocalAddress: 'http://192.0.2.20:8096',
		ServerName: server.serverName,
		Version: server.serverVersion,
		ProductName: 'Jellyfin Server',
		OperatingSystem: '',
		Id: server.serverId,
		StartupWizardCompleted: true,
	};
}

/** @param {Call} call */
function plugins({ caller, world: { webhooks } }) {
	administratorsOnly(caller);
	const { status: Status, installed } = webhooks;
	return [
		{
			...RECORDED.plugin,
			Name: 'TMDb',
			Version: '10.11.11.0',
			Id: 'b8715ed16c4745289ad3f72deb539cd4',
			Status: 'Active',
		},
		...(installed
			? [{ ...RECORDED.plugin, Name: 'Webhook', Version: '21.0.0.0', Id: WEBHOOK_PLUGIN, Status }]
			: []),
	];
}

/** @param {Call} call */
function webhooksOf({ caller, params, world }) {
	administratorsOnly(caller);
	const isThere = world.webhooks.installed && guid(params.id ?? '') === WEBHOOK_PLUGIN;
	return isThere ? world.webhooks : bare(404);
}

/** A person's token is let into /System/Info and not here: 403 without a body (10.11.11, 12.0-rc5, 2026-11-29). @param {import('./users/signIns.mjs').Caller} caller */
export function administratorsOnly(caller) {
	if (!isAdmin(caller)) throw new Refusal(empty(403));
}
