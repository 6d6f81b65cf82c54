import { describe, expect, it } from '@jest/globals';

import { findByIds, refreshIndex } from '../../../../../services/jellyfin';
import { shardOf } from '../../../../../services/jellyfin/title/indexShelf';
import { answer, film, jellyfinSaying, listed, search, USER } from '../jellyfin';

const at = '2026-03-08T19:00:00.000Z';
const head = { version: 1, builtAt: at, readAt: at, titles: 900, keys: 900, shards: 2 };
const kept = (content: object | string) =>
	answer(200, {
		CustomPrefs: {
			tvhome: null,
			index: typeof content === 'string' ? content : JSON.stringify(content),
		},
	});
const place = (name: string) => `/DisplayPreferences/library-index${name}?userId=${USER}&…`;
const saved = answer(204, '');

describe('the index on its shelf', () => {
	it('is taken away before it is built anew, and its head comes last', async () => {
		const jellyfin = jellyfinSaying(
			[`GET ${place('')}`, kept(head)],
			[search, listed(film('f1'))],
			[`POST ${place('')}`, saved],
			[`POST ${place('-0')}`, saved],
			[`POST ${place('-1')}`, saved],
			[`POST ${place('')}`, saved],
		);
		expect(await refreshIndex(jellyfin.client, { userId: USER, force: true })).toEqual({
			exists: true,
			titles: 1,
			ids: 2,
			parts: 1,
			builtAt: '2026-03-08T20:00:00.000Z',
			updatedAt: '2026-03-08T20:00:00.000Z',
			listed: 1,
		});
		const [taken, , cleared] = jellyfin.bodies();
		expect([taken, cleared]).toEqual([{ CustomPrefs: {} }, { CustomPrefs: {} }]);
	});

	it.each([
		['of two builds at the same time', { builtAt: '2026-03-08T19:00:07.000Z', keys: {} }],
		['that is cut off', '{"builtAt":"2026-03-'],
	])('%s is built anew when it is asked', async (_name, shard) => {
		const name = `-${shardOf('movie:tmdb:910001', 2)}`;
		const jellyfin = jellyfinSaying(
			[`GET ${place('')}`, kept(head)],
			[`GET ${place(name)}`, kept(shard)],
			[search, listed(film('f1'))],
			[`POST ${place('')}`, saved],
			[`POST ${place('-0')}`, saved],
			[`POST ${place('-1')}`, saved],
			[`POST ${place('')}`, saved],
			['GET /Items?userId=…', listed(film('f1'))],
		);
		const wanted = { userId: USER, type: 'movie' as const, ids: { tmdb: 910001 } };
		expect(await findByIds(jellyfin.client, wanted)).toEqual([film('f1')]);
	});

	it('of another version is no index', async () => {
		const jellyfin = jellyfinSaying(
			[`GET ${place('')}`, kept({ ...head, version: 2 })],
			[search, listed()],
			[`POST ${place('-0')}`, saved],
			[`POST ${place('')}`, saved],
		);
		expect(await refreshIndex(jellyfin.client, { userId: USER })).toMatchObject({ titles: 0 });
	});

	it('spreads neighbouring ids evenly', () => {
		const counts = new Map<number, number>();
		for (let id = 0; id < 20_000; id += 1) {
			const shard = shardOf(`movie:tmdb:${id}`, 40);
			counts.set(shard, (counts.get(shard) ?? 0) + 1);
		}
		expect(counts.size).toBe(40);
		expect(Math.max(...counts.values())).toBeLessThan(650);
	});
});
