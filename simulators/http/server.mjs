import { createServer } from 'node:http';
import { cut, drip, flood } from './brokenAnswers.mjs';
import { FaultPlan, withoutPages, WRONG_FORMS } from './faults.mjs';
import { gatewayPage, json, Refusal } from './reply.mjs';
import { readCall } from './request.mjs';
import { logged, withoutSecrets } from './requestLog.mjs';

/**
 * @typedef {import('./request.mjs').IncomingCall} IncomingCall
 * @typedef {import('./reply.mjs').Reply} Reply
 * @typedef {import('./requestLog.mjs').LoggedRequest} LoggedRequest
 */

/**
 * @typedef {object} ServiceOptions
 * @property {number} port 0 for any that is free
 * @property {() => number} now milliseconds since 1970
 * @property {(call: IncomingCall) => Reply} answer carries the request out; may throw a Refusal
 * @property {(call: IncomingCall) => string | undefined} accountOf the name of the account whose token was sent
 * @property {((entry: LoggedRequest) => void) | undefined} [onRequest] called once each request is answered
 * @property {number} [keptAnswerBytes] a bigger answer is sent, but not kept in the log
 */

/**
 * Serves one simulated service on the loopback address: reads requests whole, keeps a log of them, and meets them
 * with the planned faults before and after the service's own answer.
 * @param {ServiceOptions} options
 */
export async function serve({
	port,
	now,
	answer,
	accountOf,
	onRequest,
	keptAnswerBytes = Infinity,
}) {
	const faults = new FaultPlan();
	/** @type {LoggedRequest[]} */
	const requests = [];
	/** @type {Set<() => void>} */
	const waiting = new Set();

	const server = createServer((message, response) => {
		meet(message, response).catch(() => response.destroy());
	});

	/**
	 * @param {import('node:http').IncomingMessage} message
	 * @param {import('node:http').ServerResponse} response
	 */
	async function meet(message, response) {
		const call = await readCall(message);
		const account = accountOf(call);
		const entry = logged(call, { at: now(), account });
		requests.push(entry);
		const met = faults.take({ method: call.method, path: call.path, account });
		const fault = met?.action;
		if (met) entry.fault = met.name;
		if (fault && 'delayMs' in fault) await wait(fault.delayMs);

		const reply = replyTo(call, fault);
		if (reply && fault && isBroken(fault)) {
			entry.status = reply.status;
			sendBroken(response, reply, fault);
		} else if (reply && !(fault && 'dropAfterWrite' in fault)) {
			entry.status = reply.status;
			entry.bytes = send(response, reply);
			if (reply.json !== undefined && entry.bytes <= keptAnswerBytes) {
				entry.answer = withoutSecrets(reply.json);
			}
		} else {
			response.destroy();
		}
		onRequest?.(entry);
	}

	/**
	 * @param {IncomingCall} call
	 * @param {import('./faults.mjs').FaultAction | undefined} fault
	 * @returns {Reply | undefined}
	 */
	function replyTo(call, fault) {
		if (fault && 'status' in fault) {
			if (typeof fault.body === 'string') {
				return { status: fault.status, headers: fault.headers ?? {}, text: fault.body };
			}
			return fault.body === undefined
				? { status: fault.status, headers: fault.headers ?? {} }
				: json(fault.status, fault.body, fault.headers);
		}
		if (fault && 'html' in fault) return gatewayPage(fault.html);
		if (fault && 'reset' in fault) return undefined;
		try {
			const own = answer(fault && 'pagingIgnored' in fault ? withoutPages(call) : call);
			const isSpoilt = fault && 'wrongForm' in fault && own.status < 300;
			return isSpoilt ? WRONG_FORMS[fault.wrongForm](own) : own;
		} catch (thrown) {
			if (thrown instanceof Refusal) return thrown.reply;
			// A fault of the simulator's own must be seen by the test, not retried away as a service's.
			const text = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
			return { status: 500, headers: { 'x-simulator-broke': '1' }, text };
		}
	}

	/** @param {number} ms */
	function wait(ms) {
		return new Promise((resolve) => {
			const go = () => {
				clearTimeout(timer);
				waiting.delete(go);
				resolve(undefined);
			};
			const timer = setTimeout(go, ms);
			waiting.add(go);
		});
	}

	await new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => resolve(undefined));
	});
	const bound = server.address();
	if (bound === null || typeof bound === 'string') throw new Error('the server has no port');

	return {
		address: `http://127.0.0.1:${bound.port}`,
		port: bound.port,
		faults,
		requests,
		/** Ends at once: open connections are cut and late answers are let go. */
		async stop() {
			for (const go of [...waiting]) go();
			await new Promise((resolve) => {
				server.close(() => resolve(undefined));
				server.closeAllConnections();
			});
		},
	};
}

/** @typedef {Extract<import('./faults.mjs').FaultAction, { cut: string } | { dripMs: number } | { bytes: number }>} Breaking */

/** @param {import('./faults.mjs').FaultAction} fault @returns {fault is Breaking} */
const isBroken = (fault) => 'cut' in fault || 'dripMs' in fault || 'bytes' in fault;

/** @param {import('node:http').ServerResponse} response @param {Reply} reply @param {Breaking} fault */
function sendBroken(response, reply, fault) {
	const { status, headers = {} } = reply;
	const whole = { status, headers, text: textOf(reply) };
	if ('cut' in fault) cut(response, whole, fault.cut);
	else if ('dripMs' in fault) drip(response, whole, fault.dripMs);
	else flood(response, whole, fault.bytes);
}

/** @param {Reply} reply */
const textOf = ({ json: value, text = '' }) => (value === undefined ? text : JSON.stringify(value));

/**
 * @param {import('node:http').ServerResponse} response
 * @param {Reply} reply
 * @returns how many bytes the body has
 */
function send(response, reply) {
	const text = textOf(reply);
	const body = Buffer.from(reply.status === 204 ? '' : text, 'utf8');
	response.writeHead(reply.status, {
		...reply.headers,
		...(reply.status === 204 ? {} : { 'content-length': String(body.length) }),
	});
	response.end(body);
	return body.length;
}
