import { describe, expect, it } from '@jest/globals';

import { PlexTrigger } from '../../../../nodes/Plex/PlexTrigger.node';
import { BROKEN_BODIES } from '../../../support/brokenBodies';
import {
	defaultsOf,
	fakeWebhook,
	MULTIPART,
	multipart,
	TOKEN,
} from '../../../support/webhookContext';
import type { Delivery, FormPart } from '../../../support/webhookContext';

const trigger = new PlexTrigger();
const defaults = defaultsOf(trigger.description.properties);

const scrobble = {
	event: 'media.scrobble',
	user: true,
	owner: true,
	Account: { id: 501, title: 'marta' },
	Server: { title: 'Attic', uuid: '7c1f0a52' },
	Player: { local: true, publicAddress: '203.0.113.44', title: 'Bedroom TV', uuid: 'player-4f2a' },
	Metadata: {
		librarySectionType: 'movie',
		librarySectionID: 1,
		librarySectionTitle: 'Films',
		ratingKey: '601',
		guid: 'plex://movie/64b2f0c2d3e4b5a6978877cc',
		type: 'movie',
		title: 'The Lighthouse at Noon',
		year: 2019,
		duration: 6600000,
		viewCount: 1,
		lastViewedAt: 1780000000,
		Guid: [{ id: 'imdb://tt9900601' }, { id: 'tmdb://990601' }],
	},
};
const thumb: FormPart = {
	name: 'thumb',
	type: 'image/jpeg',
	fileName: 'thumb.jpg',
	content: 'jpeg',
};

function posted(event: object, parameters: Record<string, unknown> = {}): Delivery {
	const payload = { name: 'payload', type: 'application/json', content: JSON.stringify(event) };
	return { headers: MULTIPART, body: multipart(payload, thumb), parameters };
}

async function deliver(delivery: Delivery) {
	const fake = fakeWebhook({
		query: { token: TOKEN },
		...delivery,
		parameters: { ...defaults, ...delivery.parameters },
	});
	return { ...fake, result: await trigger.webhook.call(fake.context) };
}

describe('Plex Trigger', () => {
	it('turns a scrobble as Plex sends it into one watch event, without the poster', async () => {
		const { result, stored } = await deliver(posted(scrobble));
		expect(result.workflowData).toHaveLength(1);
		const [item] = result.workflowData?.[0] ?? [];
		expect(Object.keys(item ?? {})).toEqual(['json']);
		expect(item?.json).toMatchObject({
			event: 'watched',
			source: 'plex',
			at: '2026-05-28T20:26:40.000Z',
			user: { id: '501', name: 'marta' },
			media: { title: 'The Lighthouse at Noon', ids: { imdb: 'tt9900601', tmdb: 990601 } },
		});
		expect(item?.json).not.toHaveProperty('raw');
		expect(stored).toEqual([]);
	});

	it.each([
		['people', 'marta', 'jonas'],
		['servers', 'Attic', 'Cellar'],
		['libraries', 'films', 'series'],
		['players', 'player-4f2a', 'Kitchen Tablet'],
	])('listens to the %s that are let through alone', async (what, through, held) => {
		const passed = await deliver(posted(scrobble, { filters: { [what]: through } }));
		expect(passed.result.workflowData).toHaveLength(1);
		const ignored = await deliver(posted(scrobble, { filters: { [what]: held } }));
		expect([ignored.result, ignored.answered]).toEqual([{}, {}]);
	});

	it.each(['media.play', 'media.pause', 'media.resume', 'media.stop', 'media.scrobble'])(
		'listens to %s by default',
		async (event) => {
			const { result } = await deliver(posted({ ...scrobble, event }));
			expect(result.workflowData?.[0]).toHaveLength(1);
		},
	);

	it.each(['library.new', 'library.on.deck', 'device.new', 'admin.database.backup'])(
		'ignores %s',
		async (event) => {
			const { result, answered } = await deliver(posted({ ...scrobble, event }));
			expect([result, answered]).toEqual([{}, {}]);
		},
	);

	it.each(BROKEN_BODIES)(
		'answers 400 in a sentence, without an execution, to %s',
		async (_what, broken) => {
			const { result, answered } = await deliver(broken);
			expect(result).toEqual({ noWebhookResponse: true });
			expect(answered.status).toBe(400);
			expect(answered.json).toEqual({ message: expect.stringMatching(/^\S.{10,200}\.$/) });
		},
	);

	it('answers 401 to a broken body without a token', async () => {
		const { answered } = await deliver({ query: {}, body: 'noise' });
		expect(answered.status).toBe(401);
	});

	it('has n8n leave the body to it: typeVersion 1 with options.binaryData, as n8n 2.41 asks', () => {
		expect(trigger.description.version).toBe(1);
		expect(defaults.options).toEqual({ binaryData: true });
	});
});
