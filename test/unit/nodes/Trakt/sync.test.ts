import { beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject, INode } from 'n8n-workflow';
import { Trakt } from '../../../../nodes/Trakt/Trakt.node';
import { forgetLookups } from '../../../../services/trakt';
import { executeContext } from '../../../support/executeContext';
import { executed } from '../../../support/outputs.mjs';
import { TRAKT_CREDENTIALS } from '../../../support/runTrakt';
import { ratingEvent, watchEvent } from '../../../support/watchEvents';
import type { WatchEvent } from '../../../../media';

let accounts = 0;

async function sync(
	events: object[],
	answers: Record<string, [number, unknown]>,
	{ parameters = {}, onError }: { parameters?: IDataObject; onError?: INode['onError'] } = {},
) {
	accounts += 1;
	const { execute, traces } = executeContext({
		items: events.map((event) => ({ ...event })),
		parameters: {
			resource: 'watchEvent',
			operation: 'sync',
			unwatchedEvents: 'ignore',
			options: {},
			...parameters,
		},
		credentials: TRAKT_CREDENTIALS,
		node: {
			onError,
			credentials: { traktOAuth2Api: { id: `sync-${accounts}`, name: "Ada's Trakt" } },
		},
		send: async ({ method, url }) => {
			const [statusCode, body] = answers[`${method} ${new URL(url).pathname}`] ?? [404, ''];
			return { statusCode, headers: {}, body };
		},
	});
	const [items = []] = await executed(new Trakt(), execute);
	return { items, traces };
}

const justNow = (): WatchEvent => watchEvent({ at: new Date().toISOString() });
const COUNTED: Record<string, [number, unknown]> = {
	'POST /scrobble/stop': [201, { id: 9, action: 'scrobble', progress: 100 }],
};
const progress = watchEvent({ event: 'progress', progress: 40 });

describe('Watch Event: Sync', () => {
	beforeEach(forgetLookups);

	it('takes the item as it is and gives the watch event back with what became of it', async () => {
		const event = justNow();
		const { items } = await sync([event], COUNTED);
		expect(items).toEqual([
			{
				json: {
					...event,
					sync: expect.objectContaining({
						destination: 'trakt',
						account: "Ada's Trakt",
						status: 'added',
					}),
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it('leaves out what an earlier node added to the item', async () => {
		const { items } = await sync(
			[{ ...progress, raw: { secret: 1 }, sync: { status: 'old' } }],
			{},
		);
		expect(items[0]?.json).not.toHaveProperty('raw');
		expect(items[0]?.json.sync).toMatchObject({ status: 'ignored' });
	});

	it('tags the execution with person, title, destination and status', async () => {
		const { traces } = await sync([justNow(), progress], COUNTED);
		expect(traces.customData).toEqual({
			media_user: 'Ada',
			media_title: 'The Lighthouse at Noon (2019)',
			destination: 'trakt',
			sync_status: 'added | ignored',
		});
	});

	it('tags nothing when that is switched off', async () => {
		const parameters = { options: { tagExecution: false } };
		const { traces } = await sync([progress], {}, { parameters });
		expect(traces.customData).toEqual({});
	});

	it('sends ratings only when that is switched on', async () => {
		const rated = ratingEvent();
		const answers: Record<string, [number, unknown]> = {
			'POST /sync/ratings': [201, { added: { movies: 1 }, not_found: {} }],
			'GET /search/imdb/tt9900601': [200, [{ type: 'movie', movie: { ids: { trakt: 601 } } }]],
		};
		const off = await sync([rated], answers);
		expect(off.items[0]?.json.sync).toMatchObject({ status: 'ignored' });
		const parameters = { options: { sendRatings: true } };
		const on = await sync([rated], answers, { parameters });
		expect(on.items[0]?.json.sync).toMatchObject({ status: 'rated' });
	});

	it('says that an item is no watch event, which field is wrong and what to connect', async () => {
		const { items, traces } = await sync(
			[{ ...progress, user: undefined }],
			{},
			{
				onError: 'continueErrorOutput',
			},
		);
		expect(items[0]?.json).toMatchObject({
			error: 'The incoming item is not a watch event: user is missing',
			details: { kind: 'refused', whatToDo: expect.stringContaining('triggers of this package') },
		});
		expect(traces.requests).toEqual([]);
	});

	it('gives the error output the play that Trakt does not know, with what to do', async () => {
		const { items, traces } = await sync([justNow()], {}, { onError: 'continueErrorOutput' });
		expect(items).toHaveLength(1);
		expect(items[0]?.json.details).toMatchObject({
			destination: 'trakt',
			account: "Ada's Trakt",
			status: 'failed',
			kind: 'notFound',
			event: { media: { title: 'The Lighthouse at Noon' } },
		});
		expect(traces.customData.sync_status).toBe('failed');
	});

	it('counts a file with two episodes as two plays, and one of them may not be known', async () => {
		const event = watchEvent({
			at: '2026-01-10T20:00:00.000Z',
			media: {
				type: 'episode',
				season: 1,
				number: 1,
				lastNumber: 2,
				ids: {},
				show: { title: 'Harbour Nights', ids: { trakt: 700 } },
			},
		});
		const { items } = await sync(
			[progress, event],
			{
				'GET /shows/700/seasons/1/episodes/1': [
					200,
					{ season: 1, number: 1, ids: { trakt: 7001 } },
				],
				'GET /sync/history/episodes/7001': [200, []],
				'POST /sync/history': [201, { added: { episodes: 1 }, not_found: {} }],
			},
			{ onError: 'continueErrorOutput' },
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 1 },
		]);
		expect(items[1]?.json).toMatchObject({ media: { number: 1 }, sync: { status: 'added' } });
		expect(items[2]?.json).toMatchObject({
			details: { kind: 'notFound', event: { media: { number: 2 } } },
		});
	});
});
