import { connect } from 'node:net';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { post } from '../../simulators/http/post.mjs';
import { itemsOf } from '../../tools/n8n/client.mjs';
import { webhookAddress } from '../../tools/n8n/workflow.mjs';
import { signedIn, theN8n, until } from '../e2e/support/n8n.mjs';
import { isShort, say, seed } from '../support/chance.mjs';
import { deliveriesOf } from './support/deliveries.mjs';
import { FUZZED_TRIGGERS } from './support/triggers.ts';
import { judged } from './support/verdict.ts';

const BODIES = isShort ? 120 : 2_000;
/** Milliseconds for one answer: n8n stores an execution before it, on a disk that others use as well. */
const LONGEST = 20_000;
const TOKEN = 'a-token-of-this-household-1';

/** @type {import('../../tools/n8n/client.mjs').N8nClient} */
let client;
/** @type {{id: string, name: string}} */
let credential;

/**
 * A published workflow that begins with this trigger and does nothing else.
 * @param {import('./support/triggers.ts').FuzzedTrigger} trigger
 */
async function listening({ type, path, parameters }) {
	const node = {
		id: randomUUID(),
		name: 'Trigger',
		type: `n8n-nodes-scrobble.${type}`,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		webhookId: randomUUID(),
		credentials: { mediaServerWebhookTokenApi: credential },
	};
	const workflow = { name: `Fuzzed ${type}`, nodes: [node], connections: {} };
	const stored = await client.importWorkflow(workflow);
	await client.publish(stored);
	const address = webhookAddress(client.address, workflow, 'Trigger', path);
	return { id: String(stored.id), stored, address: `${address}?token=${TOKEN}` };
}

/** What n8n's answer says; anything but 200 and 400 is neither. @param {{status: number, text: string}} answer */
function answeredKind({ status, text }) {
	expect([200, 400]).toContain(status);
	if (status === 400) return 'refused';
	return text === '' ? 'taken' : 'ignored';
}

/** @param {import('./support/verdict.ts').Verdict} verdict */
const statusOf = (verdict) => (verdict.kind === 'refused' ? verdict.status : 200);

beforeAll(async () => {
	client = await signedIn();
	credential = await client.createCredential('Token', 'mediaServerWebhookTokenApi', {
		token: TOKEN,
	});
});

describe.each(FUZZED_TRIGGERS)('$name Trigger, through the HTTP stack of a real n8n', (trigger) => {
	/** @type {Awaited<ReturnType<typeof listening>>} */
	let listener;
	beforeAll(async () => {
		listener = await listening(trigger);
	});
	afterAll(() => client.unpublish(listener.id));

	it(`answers ${BODIES} mutated bodies as in process, and stores no other execution`, async () => {
		/** @type {string[]} */
		const expected = [];
		const seen = { taken: 0, ignored: 0, refused: 0 };
		const nodeId = randomUUID();
		const property = fc.asyncProperty(deliveriesOf(trigger.source), async (delivery) => {
			const { verdict } = await judged(trigger, delivery, nodeId);
			const startedAt = performance.now();
			const answer = await post(listener.address, delivery);
			expect(performance.now() - startedAt).toBeLessThan(LONGEST);
			const kind = answeredKind(answer);
			expect([kind, answer.status]).toEqual([verdict.kind, statusOf(verdict)]);
			if (verdict.kind === 'taken') expected.push(gist(verdict.event));
			if (kind === 'refused') expect(JSON.parse(answer.text).message).toMatch(/^\S.*\.$/s);
			seen[kind] += 1;
		});
		await fc.assert(property, { numRuns: BODIES, seed, endOnFailure: true });
		say(`${trigger.name} Trigger over HTTP, seed ${seed}: ${JSON.stringify(seen)}`);

		const log = await until(
			'every execution to end',
			async () => {
				const found = await client.executions({ workflowId: listener.id, limit: Infinity });
				return found.length >= seen.taken && found.every(({ finished }) => finished) && found;
			},
			60_000,
		);
		const items = log.map((execution) => itemsOf(execution).Trigger?.[0]?.[0] ?? {});
		expect(items).toHaveLength(seen.taken);
		// An execution began only where the source's own parser finds a watch event in what was received; what it
		// amounts to after those before it is compared with the same trigger in process.
		expect(items.filter((item) => trigger.parse(item.raw) === undefined)).toEqual([]);
		expect(without(expected, items.map(gist))).toEqual([]);
		expect(Math.min(...Object.values(seen))).toBeGreaterThan(BODIES / 25);
	}, 1_200_000);

	it('takes nothing from requests that break off, and listens on', async () => {
		const before = await client.executions({ workflowId: listener.id, limit: Infinity });
		const [body = {}] = trigger.source.bodies.slice(-1);
		const text = JSON.stringify(body);
		for (let left = 1; left <= 25; left++) await breakOff(listener.address, text, left);
		const whole = { headers: { 'content-type': 'application/json' }, body: Buffer.from('{}') };
		expect((await post(listener.address, whole)).status).toBe(400);
		const after = await client.executions({ workflowId: listener.id, limit: Infinity });
		expect(after).toHaveLength(before.length);
	});
});

afterAll(async () => {
	expect((await fetch(`${theN8n.address}/healthz/readiness`)).status).toBe(200);
});

/** What tells one event from another, without what depends on when it arrived. @param {any} event */
function gist(event) {
	const { event: told, user, media, progress = null, rating = null } = event ?? {};
	// Jellyfin reports a progress, and the trigger finds out that it is the first one after a pause.
	const kind = told === 'progress' ? 'resume' : told;
	return JSON.stringify({ kind, user, media, progress, rating }, (_, value) =>
		// No bytes carry half a character.
		typeof value === 'string' ? Buffer.from(value).toString() : value,
	);
}

/** The ones that are missing in the others, each as often. @param {string[]} wanted @param {string[]} present */
function without(wanted, present) {
	const left = [...present];
	return wanted.filter((one) => {
		const place = left.indexOf(one);
		if (place >= 0) left.splice(place, 1);
		return place < 0;
	});
}

/** Announces the whole text, sends all but `left` characters and hangs up. @param {string} address @param {string} text @param {number} left */
function breakOff(address, text, left) {
	const { hostname, port, pathname, search } = new URL(address);
	return new Promise((resolve, reject) => {
		const line = connect(Number(port), hostname, () => {
			line.write(
				`POST ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\n` +
					`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text.slice(0, -left)}`,
				() => line.destroy(),
			);
		});
		line.on('close', resolve);
		line.on('error', reject);
	});
}
