import { parseArgs } from 'node:util';
import { moveIn } from '../test/simulators/household.mjs';
import { startTrakt } from '../test/simulators/trakt/index.mjs';

const N8N_CALLBACK = 'http://localhost:5678/rest/oauth2-credential/callback';

const { values } = parseArgs({
	options: {
		port: { type: 'string', default: '4801' },
		'redirect-uri': { type: 'string', multiple: true, default: [N8N_CALLBACK] },
	},
});

/** @param {import('../test/simulators/http/requestLog.mjs').LoggedRequest} entry */
function tell({ at, method, path, query, status, account, fault }) {
	const asked = Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : '';
	const who = account ?? '-';
	const met = fault === undefined ? '' : ` (planned: ${fault})`;
	console.log(`${at} ${status || 'cut'} ${who} ${method} ${path}${asked}${met}`);
}

const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
	console.error(`${values.port} is not a port. Give --port a number such as 4801.`);
	process.exit(1);
}
const trakt = await startTrakt({ port, onRequest: tell }).catch((reason) => {
	console.error(
		`Port ${port} cannot be opened (${reason.code ?? reason.message}). Give another one with --port.`,
	);
	process.exit(1);
});
const redirectUris = values['redirect-uri'];
// Always the same, so that a credential in n8n goes on working after a restart, once it is connected anew.
const { clientId, clientSecret } = trakt.addApp({
	name: 'My household',
	redirectUris,
	clientId: 'simulated-client-id',
	clientSecret: 'simulated-client-secret',
});
moveIn(trakt);

console.log(`Simulated Trakt: ${trakt.address}

In n8n, make a Trakt OAuth2 API credential with:
  API Address     ${trakt.address}
  Sign-In Address ${trakt.address}
  Client ID       ${clientId}
  Client Secret   ${clientSecret}
  Redirect URL    ${redirectUris.join(' or ')}
Accounts to sign in as: ${[...trakt.accounts.keys()].join(', ')}

Every request is listed below. Ctrl-C ends it.`);

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
	process.once(signal, () => {
		trakt.stop().then(() => process.exit(0));
	});
}
