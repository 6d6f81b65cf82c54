import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MovaryApi } from '../../../../credentials/MovaryApi.credentials';
import { isWatchEvent } from '../../../../media';
import { MovaryTrigger } from '../../../../nodes/Movary/MovaryTrigger.node';
import { films, moveIntoMovary } from '../../../../simulators/household.mjs';
import { startMovary } from '../../../../simulators/movary.mjs';
import { passwordCredential } from '../../../support/passwordCredential.mjs';
import { pollingNode } from '../../../support/pollingNode.mjs';

/** @type {import('../../../../simulators/movary.mjs').MovarySimulator} */
let movary;
/** @type {ReturnType<typeof moveIntoMovary>} */
let household;
/** @type {Record<string, unknown>} */
let credential;
beforeEach(async () => {
	movary = await startMovary();
	household = moveIntoMovary(movary);
	credential = {
		address: `${movary.address}/`,
		userName: 'Alice',
		token: household.alice.token,
		allowUnauthorizedCerts: false,
	};
});
afterEach(async () => await movary.stop());

/** @param {string} watchedAt @param {keyof typeof films} [name] */
function watch(watchedAt, name = 'ferry', plays = 1) {
	const movaryId = movary.know(films[name].ids.tmdb ?? 0).id;
	household.alice.history.push({ movaryId, watchedAt, plays, position: 1, comment: null });
}

/** @param {Partial<Parameters<typeof pollingNode>[0]>} [more] */
const trigger = (more) =>
	pollingNode({
		nodeType: new MovaryTrigger(),
		credentials: { movaryApi: { id: 'alice', name: 'Alice at Movary' } },
		credentialsHelper: passwordCredential({
			type: new MovaryApi(),
			stored: /** @type {any} */ (credential),
		}),
		...more,
	});

/** @param {import('n8n-workflow').IDataObject[]} items */
const told = (items) => items.map(({ event, key }) => `${event} ${key}`);

describe.each([
	['in memory, as n8n does by default', 'memory'],
	['in its own table', 'durable'],
])('the Movary Trigger, with what it remembers kept %s', (_how, mode) => {
	const keeping = mode === 'memory' ? 'memory' : 'durable';

	it('gives each play once, over polls, restarts and days of silence', async () => {
		watch('2026-03-01');
		const node = trigger({ keeping });
		expect(await node.publish()).toEqual([]);
		expect(await node.poll()).toEqual([]);
		watch('2026-03-08', 'uebermut');
		const [event, ...none] = await node.poll();
		expect(none).toEqual([]);
		expect(isWatchEvent(event)).toBe(true);
		expect(event).toMatchObject({
			event: 'watched',
			source: 'movary',
			at: '2026-03-08T12:00:00.000Z',
			dateOnly: true,
			user: { id: 'Alice', name: 'Alice' },
			media: { title: films.uebermut.title, ids: { tmdb: films.uebermut.ids.tmdb } },
		});
		expect(await node.poll()).toEqual([]);
		expect(await node.restart()).toEqual([]);
		watch('2026-03-09', 'tinHarbour');
		expect(told(await node.restart())).toHaveLength(1);
		expect(await node.poll()).toEqual([]);
		expect(await node.restart()).toEqual([]);
	});

	it('misses and repeats nothing after a poll that did not get through', async () => {
		watch('2026-03-01');
		const node = trigger({ keeping });
		await node.publish();
		// With its own table, n8n throws away what the poll at publishing remembered.
		await node.poll();
		watch('2026-03-08', 'uebermut');
		household.alice.history = household.alice.history.slice(1);
		movary.faults.push({ match: { path: /played/ }, action: { status: 404 } });
		await expect(node.poll()).rejects.toThrow();
		expect(told(await node.poll())).toHaveLength(2);
		expect(await node.poll()).toEqual([]);
	});
});

describe('the Movary Trigger', () => {
	it('shows the newest play to whoever builds the workflow, and moves nothing by that', async () => {
		const node = trigger();
		await node.publish();
		watch('2026-03-08');
		const before = node.stored();
		expect(await node.fetchTestEvent()).toMatchObject([{ at: '2026-03-08T12:00:00.000Z' }]);
		expect(node.stored()).toBe(before);
		expect(await node.poll()).toHaveLength(1);
	});

	it('says so where there is nothing to show', async () => {
		await expect(trigger().fetchTestEvent()).rejects.toThrow('There is no play');
	});

	it('gives the last days at first where that is wished for', async () => {
		const today = new Date().toISOString().slice(0, 10);
		watch(today);
		watch('2020-01-01', 'uebermut');
		const node = trigger({ parameters: { startWith: 'recent', startDays: 2 } });
		expect(told(await node.publish())).toHaveLength(1);
		expect(await node.poll()).toEqual([]);
	});

	it('gives the chosen events alone', async () => {
		watch('2026-03-01');
		const node = trigger({ parameters: { events: ['unwatched'] } });
		await node.publish();
		household.alice.history = [];
		watch('2026-03-08', 'uebermut');
		expect(await node.poll()).toMatchObject([{ event: 'unwatched' }]);
	});

	it('starts anew with another person', async () => {
		watch('2026-03-01');
		const node = trigger();
		await node.publish();
		Object.assign(credential, { userName: 'Bob', token: household.bob.token });
		expect(await node.poll()).toEqual([]);
		household.bob.history = household.alice.history;
		expect(await node.poll()).toMatchObject([{ user: { name: 'Bob' } }]);
	});

	it('two polls at once give a play once', async () => {
		const node = trigger();
		await node.publish();
		watch('2026-03-08');
		const both = await Promise.all([node.poll(), node.poll()]);
		expect(both.flat()).toHaveLength(1);
		expect(await node.poll()).toEqual([]);
	});

	it('says what is wrong and what to do, without the token', async () => {
		const node = trigger();
		await node.publish();
		credential.token = 'not-a-token-of-anybody';
		const thrown = await node.poll().then(
			() => undefined,
			(error) => error,
		);
		expect(thrown).toMatchObject({
			name: 'NodeApiError',
			message: expect.stringContaining('does not let this token'),
			description: expect.stringMatching(/API Token.*next poll starts from the same point/s),
			httpCode: '403',
		});
		expect(JSON.stringify(thrown)).not.toContain('not-a-token');
	});

	it('refuses an address that is none', async () => {
		credential.address = 'movary.local';
		await expect(trigger().publish()).rejects.toThrow('"Address" is not a web address');
	});
});
