import { describe, expect, it } from '@jest/globals';

import { isWatchEvent } from '../../media';
import { BROKEN_BODIES } from '../support/brokenBodies';
import { TOKEN } from '../support/webhookContext';
import { SOURCES } from './sources';
import type { Source } from './source';
import { asJson, delivered } from './support/delivered';
import type { Received } from './support/delivered';

/** What is promised of every trigger that is told of plays, for every kind of body. */

const ALICE = { id: '1', name: 'Alice' };
const ODD = [
	null,
	true,
	0,
	-1,
	1e308,
	'',
	' ',
	'\u0000',
	[],
	{},
	[[]],
	{ a: null },
	'٣',
	'NaN',
	['x'],
	2 ** 53,
];

/** The body with one field, at any depth, replaced by each odd value or left out. */
function* oddOnes(body: object): Generator<object> {
	for (const path of pathsIn(body)) {
		for (const odd of [undefined, ...ODD]) {
			const copy: object = JSON.parse(JSON.stringify(body));
			put(copy, path, odd);
			yield copy;
		}
	}
}

function pathsIn(value: unknown, path: string[] = []): string[][] {
	if (typeof value !== 'object' || value === null || path.length > 3) return [path];
	return [
		...(path.length > 0 ? [path] : []),
		...Object.entries(value).flatMap(([name, inner]) => pathsIn(inner, [...path, name])),
	];
}

function put(target: object, [name = '', ...rest]: string[], value: unknown): void {
	const inner: unknown = Object.entries(target).find(([key]) => key === name)?.[1];
	if (rest.length > 0 && typeof inner === 'object' && inner !== null) put(inner, rest, value);
	else Object.assign(target, { [name]: value });
}

function expectAnAnswer(received: Received): void {
	if (received.kind === 'refused') {
		expect(received.status).toBe(400);
		expect(received.sentence).toMatch(/^\w.+\.$/);
		return;
	}
	for (const item of received.outputs.flat()) {
		expect({ item, isWatchEvent: isWatchEvent(item) }).toEqual({ item, isWatchEvent: true });
	}
	expect(received.outputs.flat()).toHaveLength(received.kind === 'taken' ? 1 : 0);
}

describe.each(SOURCES.map((source): [string, Source] => [source.name, source]))(
	'%s',
	(_name, source) => {
		describe('every body is taken, ignored or refused', () => {
			it('as the source’s own reading says', async () => {
				for (const body of source.bodies) {
					const { kind, outputs } = await delivered(source, asJson(body));
					const event = source.parse(body);
					expect([kind, outputs.flat().length]).toEqual(event ? ['taken', 1] : ['ignored', 0]);
				}
			});

			it.each(BROKEN_BODIES)('and %s starts no execution', async (_what, delivery) => {
				const received = await delivered(source, delivery);
				expect(received.kind).not.toBe('taken');
				expectAnAnswer(received);
			});

			it('also with an odd value in any of its fields', async () => {
				for (const body of [...source.bodies.slice(0, 4), source.watched(ALICE)]) {
					for (const odd of oddOnes(body)) {
						const received = await delivered(source, asJson(odd));
						expectAnAnswer(received);
						expect(received.everything).not.toContain('could not take in a request');
					}
				}
			});

			it('however it is packed', async () => {
				const text = JSON.stringify(source.watched(ALICE));
				const form = new URLSearchParams({ [source.formField]: text }).toString();
				for (const delivery of [
					{ headers: { 'content-type': 'application/json; charset=utf-8' }, body: text },
					{ body: text },
					{ headers: { 'content-type': 'text/plain' }, body: `\uFEFF${text}` },
					{ headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: form },
				]) {
					expect((await delivered(source, delivery)).kind).toBe('taken');
				}
			});
		});

		describe('without its token nobody is let in', () => {
			it.each([
				['none', {}],
				['an empty one', { token: '' }],
				['another one', { token: TOKEN.replace('living', 'dining') }],
				['the beginning of it', { token: TOKEN.slice(0, -1) }],
				['more than it', { token: `${TOKEN}1` }],
				['it in other letters', { token: TOKEN.toUpperCase() }],
				['a list of it', { token: [TOKEN] }],
				['an object of it', { token: { token: TOKEN } }],
				['it under another name', { Token: TOKEN, access_token: TOKEN }],
			])('not with %s', async (_what, query) => {
				const received = await delivered(source, { ...asJson(source.watched(ALICE)), query });
				expect([received.kind, received.status, received.reads]).toEqual(['refused', 401, 0]);
			});

			it.each([
				['in the address', { query: { token: TOKEN } }],
				['in a header', { query: {}, headers: { 'x-scrobble-token': TOKEN } }],
				['as a bearer', { query: {}, headers: { authorization: `Bearer ${TOKEN}` } }],
			])('and with it %s everybody is', async (_where, presented) => {
				const { headers, body } = asJson(source.watched(ALICE));
				const given = {
					...presented,
					body,
					headers: { ...headers, ...('headers' in presented ? presented.headers : {}) },
				};
				expect((await delivered(source, given)).kind).toBe('taken');
			});
		});

		it('nothing of the request but the play goes on', async () => {
			const { headers, body } = asJson({ ...source.watched(ALICE), Secret: 'in the body' });
			const received = await delivered(source, {
				body,
				query: { token: TOKEN, other: 'in the query' },
				headers: { ...headers, cookie: 'in a header', authorization: `Bearer ${TOKEN}` },
			});
			expect(received.kind).toBe('taken');
			for (const secret of [TOKEN, 'in the query', 'in a header', 'in the body']) {
				expect(received.everything).not.toContain(secret);
			}
		});

		describe('a play goes to the output of whoever watched it', () => {
			const parameters = {
				output: 'perPerson',
				people: {
					entries: [
						{ name: 'Carol', match: 'Alice' },
						{ name: 'Alice', match: ['1', '1'.padStart(32, '0')].join(',') },
					],
				},
			};
			const outputOf = async (person: { id: string; name: string }) => {
				const { outputs } = await delivered(source, {
					...asJson(source.watched(person)),
					parameters,
				});
				expect(outputs).toHaveLength(3);
				return outputs.findIndex((items) => items.length > 0);
			};

			it('by the id before the name', async () => {
				expect(await outputOf({ id: '1', name: 'Alice' })).toBe(1);
			});
			it('by the name where nobody has the id, whatever its capitals', async () => {
				expect(await outputOf({ id: '77', name: ' aLiCe ' })).toBe(0);
			});
			it('and to the last one where nobody has either', async () => {
				expect(await outputOf({ id: '77', name: 'Zoe' })).toBe(2);
			});
		});

		it('the same webhook twice has one key, and another person’s another', async () => {
			const body = asJson(source.watched(ALICE));
			const keys = [];
			for (const delivery of [body, body, asJson(source.watched({ id: '2', name: 'Bob' }))]) {
				keys.push((await delivered(source, delivery)).outputs.flat()[0]?.key);
			}
			expect(keys[1]).toBe(keys[0]);
			expect(keys[2]).not.toBe(keys[0]);
		});

		it('a body of any size is answered in bounded time', async () => {
			const long = (text: string) => ({
				...source.watched(ALICE),
				filler: text,
				Name: text,
				title: text,
			});
			const huge = [
				JSON.stringify(long(`A${' '.repeat(60_000)}B`)),
				JSON.stringify(long('('.repeat(60_000))),
				'['.repeat(1_000_000),
				`${JSON.stringify(source.watched(ALICE))}${' '.repeat(4_000_000)}`,
				'x'.repeat(17 * 2 ** 20),
			];
			const startedAt = performance.now();
			for (const body of huge) {
				const received = await delivered(source, { headers: asJson({}).headers, body });
				expect(['taken', 'ignored', 'refused']).toContain(received.kind);
			}
			expect(performance.now() - startedAt).toBeLessThan(20_000);
		});
	},
);
