import { parseArgs } from 'node:util';
import { films, moveIn, moveIntoSimkl, people } from '../simulators/household.mjs';
import { moveIntoPlex, moveIntoPlexTv } from '../simulators/plexHousehold.mjs';
import { startPlex } from '../simulators/plexServer.mjs';
import { startPlexTv } from '../simulators/plexTv.mjs';
import { startSimkl } from '../simulators/simkl/index.mjs';
import { startTrakt } from '../simulators/trakt/index.mjs';

const N8N_CALLBACK = 'http://localhost:5678/rest/oauth2-credential/callback';

const { values } = parseArgs({
	options: {
		port: { type: 'string', default: '4801' },
		'simkl-port': { type: 'string', default: '4802' },
		'plex-port': { type: 'string', default: '4803' },
		'plex-tv-port': { type: 'string', default: '4804' },
		'redirect-uri': { type: 'string', multiple: true, default: [N8N_CALLBACK] },
	},
});

/** @param {string} service */
const telling = (service) => {
	/** @param {import('../simulators/http/requestLog.mjs').LoggedRequest} entry */
	return ({ at, method, path, query, status, account, fault }) => {
		const asked = Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : '';
		const who = account ?? '-';
		const met = fault === undefined ? '' : ` (planned: ${fault})`;
		console.log(`${at} ${service} ${status || 'cut'} ${who} ${method} ${path}${asked}${met}`);
	};
};

/** @typedef {'port' | 'simkl-port' | 'plex-port' | 'plex-tv-port'} PortOption */

/** @param {PortOption} option */
function portOf(option) {
	const port = Number(values[option]);
	if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
	console.error(`${values[option]} is not a port. Give --${option} a number such as 4801.`);
	process.exit(1);
}

/**
 * @template Simulator
 * @param {PortOption} option
 * @param {(port: number) => Promise<Simulator>} start
 */
async function opened(option, start) {
	const port = portOf(option);
	return await start(port).catch((reason) => {
		console.error(
			`Port ${port} cannot be opened (${reason.code ?? reason.message}). Give another one with --${option}.`,
		);
		process.exit(1);
	});
}

const redirectUris = values['redirect-uri'];
const trakt = await opened('port', (port) => startTrakt({ port, onRequest: telling('Trakt') }));
const simkl = await opened('simkl-port', (port) =>
	startSimkl({ port, onRequest: telling('Simkl') }),
);
const plex = await opened('plex-port', (port) => startPlex({ port, onRequest: telling('Plex') }));
const plexTv = await opened('plex-tv-port', (port) =>
	startPlexTv({ port, onRequest: telling('plex.tv') }),
);
// Always the same, so that a credential in n8n goes on working after a restart, once it is connected anew.
const app = { name: 'My household', redirectUris, clientId: 'simulated-client-id' };
trakt.addApp(app);
// Simkl's kind "Mobile, desktop & browser" has no secret, and its kind for devices no redirect address.
simkl.addApp({ ...app, kind: 'public' });
const { clientId: deviceApp } = simkl.addApp({
	name: 'My n8n',
	redirectUris: [],
	clientId: 'simulated-device-client-id',
	kind: 'device',
});
moveIn(trakt);
moveIntoSimkl(simkl);
const plexAccounts = moveIntoPlex(plex);
moveIntoPlexTv(plexTv, plexAccounts);
plex.play(people.alice.plex.title, films.cartographer);
plex.play(people.bob.plex.title, films.ferry);
// For the Simkl Token API credential, which needs no round trip.
const { refreshToken } = simkl.tokensFor('Alice', deviceApp);

console.log(`Simulated Trakt: ${trakt.address}

In n8n, make a Trakt OAuth2 API credential with:
  API Address     ${trakt.address}
  Sign-In Address ${trakt.address}
  Client ID       ${app.clientId}
It takes n8n's own OAuth Redirect URL where that is ${redirectUris.join(' or ')}
Accounts to sign in as: ${[...trakt.accounts.keys()].join(', ')}

Simulated Simkl: ${simkl.address}

In n8n, make a Simkl OAuth2 API credential with:
  API Address     ${simkl.address}
  Sign-In Address ${simkl.address}
  Client ID       ${app.clientId}
Accounts to sign in as: ${[...simkl.accounts.keys()].join(', ')}
Or a Simkl Token API credential with the same API Address, and for Alice:
  Client ID       ${deviceApp}
  Refresh Token   ${refreshToken}

Simulated Plex: ${plex.address}, and plex.tv: ${plexTv.address}

In n8n, make a Plex API credential with:
  Address          ${plex.address}
  Token            ${plexAccounts.alice.token}
  plex.tv Address  ${plexTv.address}

Every request is listed below. Ctrl-C ends it.`);

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
	process.once(signal, () => {
		const services = [trakt, simkl, plex, plexTv];
		Promise.all(services.map((service) => service.stop())).then(() => process.exit(0));
	});
}
