import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Trakt } from '../../../../../nodes/Trakt/Trakt.node';
import { sendOnce } from '../../../../../nodes/shared/action/sending/sendOnce';
import { SELF_SIGNED } from '../../../../fixtures/tls/selfSigned.mjs';
import { runInEngine } from '../../../../support/n8nEngine.mjs';
import { passwordCredential } from '../../../../support/passwordCredential.mjs';

/** A service that knows one password, and one session: the one of the last sign-in. */
function startService(isSecure = false) {
	const service = { status: 200, seen: /** @type {string[]} */ ([]), session: 0 };
	/** @type {import('node:http').RequestListener} */
	const listener = (request, response) => {
		/** @type {Buffer[]} */
		const parts = [];
		request.on('data', (part) => parts.push(part));
		request.on('end', () => {
			service.seen.push(`${request.method} ${request.url}`);
			const isKnown = request.headers.authorization === `Session ${service.session}`;
			let status = isKnown ? 200 : 401;
			if (request.url === '/sign-in') {
				const { password } = JSON.parse(Buffer.concat(parts).toString());
				status = service.status !== 200 ? service.status : password === 'right' ? 200 : 401;
				if (status === 200) service.session += 1;
			}
			response.writeHead(status, { 'Content-Type': 'application/json' });
			response.end(JSON.stringify(status === 200 ? { token: String(service.session) } : {}));
		});
	};
	const server = isSecure ? createSecureServer(SELF_SIGNED, listener) : createServer(listener);
	return { service, server };
}

/** @type {ReturnType<typeof startService>['service']} */
let service;
/** @type {ReturnType<typeof startService>['server']} */
let server;
/** @type {string} */
let origin;

async function start(isSecure = false) {
	({ service, server } = startService(isSecure));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (typeof address !== 'object' || !address) throw new Error('The service has no port');
	origin = `${isSecure ? 'https' : 'http'}://127.0.0.1:${address.port}`;
}

beforeEach(async () => await start());
afterEach(async () => {
	server.closeAllConnections();
	server.close();
	await once(server, 'close');
});

/** @type {import('n8n-workflow').ICredentialType} */
const PASSWORD_TYPE = {
	name: 'shelfApi',
	displayName: 'Shelf API',
	properties: [
		{
			displayName: 'Session',
			name: 'session',
			type: 'hidden',
			typeOptions: { expirable: true },
			default: '',
		},
	],
	async preAuthentication({ address, password }) {
		const url = `${String(address)}/sign-in`;
		const body = { password };
		const { token } = await this.helpers.httpRequest({ method: 'POST', url, body, json: true });
		return { session: token };
	},
	async authenticate({ session }, request) {
		return { ...request, headers: { ...request.headers, Authorization: `Session ${session}` } };
	},
};

/**
 * Sends once with a credential, and says what came of it.
 * @param {{ password?: string, session?: string, skipCertificateCheck?: boolean }} [given]
 */
async function outcomeOf({ password = 'right', session = '', skipCertificateCheck = false } = {}) {
	const stored = { address: origin, password, session };
	const nodeType = new (class extends Trakt {
		/** @this {import('n8n-workflow').IExecuteFunctions} @override */
		async execute() {
			const wire = {
				credentialType: 'shelfApi',
				address: origin,
				headers: {},
				skipCertificateCheck,
			};
			const outcome = await sendOnce(this, wire)(
				{ method: 'POST', path: '/x', body: { a: 1 } },
				2000,
			)
				.then(({ status }) => ({ status }))
				.catch((thrown) => ({ ...thrown, is: thrown.constructor.name, message: thrown.message }));
			return [[{ json: { outcome } }]];
		}
	})();
	nodeType.description = { ...nodeType.description, credentials: [{ name: 'shelfApi' }] };
	const { regular } = await runInEngine({
		nodeType,
		items: [{}],
		node: { credentials: { shelfApi: { id: '1', name: "Ada's shelf" } } },
		additionalData: {
			credentialsHelper: passwordCredential({ type: PASSWORD_TYPE, stored }),
		},
	});
	return { outcome: regular[0]?.json.outcome, stored };
}

describe('one attempt with a user name and password', () => {
	it('signs in where there is no session yet, and keeps the session', async () => {
		const { outcome, stored } = await outcomeOf();
		expect(outcome).toEqual({ status: 200 });
		expect(service.seen).toEqual(['POST /sign-in', 'POST /x']);
		expect(stored.session).toBe('1');
	});

	it('signs in once more after a 401, because that reaches n8n', async () => {
		const { outcome, stored } = await outcomeOf({ session: 'ended' });
		expect(outcome).toEqual({ status: 200 });
		expect(service.seen).toEqual(['POST /x', 'POST /sign-in', 'POST /x']);
		expect(stored.session).toBe('1');
	});

	it('says that the password is not accepted, without showing it', async () => {
		const { outcome } = await outcomeOf({ password: 'wrong-4711' });
		expect(outcome).toMatchObject({ is: 'SignInNotAccepted', code: 'refused' });
		expect(JSON.stringify(outcome)).not.toContain('wrong-4711');
		expect(service.seen).not.toContain('POST /x');
	});

	it.each([400, 403, 404])('has no session when the sign-in answers %p', async (status) => {
		service.status = status;
		expect((await outcomeOf()).outcome).toMatchObject({ is: 'SignInNotAccepted' });
	});

	it.each([429, 500, 503])('has not arrived when the sign-in answers %p', async (status) => {
		service.status = status;
		const { outcome } = await outcomeOf({ session: 'ended' });
		expect(outcome).toMatchObject({ code: 'unreachable', maybeArrived: false });
	});
});

describe('a certificate that nobody has signed', () => {
	beforeEach(async () => {
		server.close();
		await once(server, 'close');
		await start(true);
	});

	it('is refused with what to do, also while signing in', async () => {
		for (const session of ['', '1']) {
			const { outcome } = await outcomeOf({ session });
			expect(outcome).toMatchObject({
				is: 'UnusableInput',
				message: expect.stringContaining('certificate'),
				description: expect.stringContaining('Ignore SSL Issues'),
			});
		}
		expect(service.seen).toEqual([]);
	});

	it('is taken where the credential says so', async () => {
		service.session = 7;
		const { outcome } = await outcomeOf({ session: '7', skipCertificateCheck: true });
		expect(outcome).toEqual({ status: 200 });
	});
});
