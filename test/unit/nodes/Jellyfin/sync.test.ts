import { beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { forgetLookups } from '../../../../services/jellyfin';
import { ADA, BEN, FILM, FOR_ADA, picked, runJellyfin } from '../../../support/runJellyfin';
import type { Answers, JellyfinRun } from '../../../support/runJellyfin';
import { ratingEvent, watchEvent } from '../../../support/watchEvents';

const COPY = '7'.repeat(32);
const dto = (Id: string, UserData: IDataObject = { Played: false, PlayCount: 0 }) => ({
	Id,
	Type: 'Movie',
	Name: 'The Lighthouse at Noon',
	ProductionYear: 2019,
	RunTimeTicks: 72_000_000_000,
	ProviderIds: { Imdb: 'tt9900601' },
	UserData,
});
const answers = (...items: object[]): Answers => ({
	'GET /Items': [200, { Items: items }],
	[`POST /UserItems/${FILM}/UserData`]: [200, { Played: true }],
	[`POST /UserItems/${COPY}/UserData`]: [200, { Played: true }],
	[`POST /UserPlayedItems/${FILM}`]: [200, { Played: true }],
});

const sync = async (
	event: object,
	given: Answers,
	{ options = {}, ...run }: JellyfinRun & { options?: IDataObject } = {},
) =>
	await runJellyfin({ resource: 'watchEvent', operation: 'sync', ...FOR_ADA, options }, given, {
		items: [{ ...event }],
		...run,
	});
const writes = (sent: string[]) => sent.filter((each) => !each.startsWith('GET '));

describe('Watch Event: Sync of the Jellyfin node', () => {
	beforeEach(forgetLookups);

	it('takes the item as it is, and marks the title in every library that has it', async () => {
		const event = watchEvent();
		const { items, sent, requests } = await sync(event, answers(dto(FILM), dto(COPY)));
		expect(writes(sent)).toEqual([
			`POST /UserItems/${FILM}/UserData`,
			`POST /UserItems/${COPY}/UserData`,
		]);
		expect(requests.at(-1)).toMatchObject({ qs: { userId: ADA }, body: { Played: true } });
		const outcome = { destination: 'jellyfin', account: 'Attic', status: 'added' };
		expect(items).toEqual([
			{ json: { ...event, sync: expect.objectContaining(outcome) }, pairedItem: { item: 0 } },
		]);
	});

	it('sends nothing for what Jellyfin has already', async () => {
		const seen = { Played: true, PlayCount: 1, LastPlayedDate: watchEvent().at };
		const { json, sent } = await sync(watchEvent(), answers(dto(FILM, seen)));
		expect(writes(sent)).toEqual([]);
		expect(json[0]?.sync).toMatchObject({ status: 'duplicate', attempts: 0 });
	});

	it('sets the point to resume at unless that is switched off', async () => {
		const paused = watchEvent({ event: 'pause', progress: 25 });
		const on = await sync(paused, answers(dto(FILM)));
		expect(on.requests.at(-1)?.body).toMatchObject({ PlaybackPositionTicks: 18_000_000_000 });
		const off = await sync(paused, answers(dto(FILM)), { options: { resumePosition: false } });
		expect(off.json[0]?.sync).toMatchObject({ status: 'ignored' });
		expect(off.sent).toEqual([]);
	});

	it.each([
		[watchEvent({ event: 'unwatched' }), 'unwatchedEvents', 'removed', { Played: true }],
		[ratingEvent(), 'sendRatings', 'rated', {}],
	])('passes on only what is switched on: %#', async (event, option, status, data) => {
		const off = await sync(event, answers(dto(FILM, data)));
		expect(off.json[0]?.sync).toMatchObject({ status: 'ignored' });
		const on = await sync(event, answers(dto(FILM, data)), { options: { [option]: true } });
		expect(on.json[0]?.sync).toMatchObject({ status });
	});

	it('marks so that other programs hear of it only when that is switched on', async () => {
		const options = { tellOtherPrograms: true };
		const { sent } = await sync(watchEvent(), answers(dto(FILM)), { options });
		expect(writes(sent)).toEqual([
			`POST /UserItems/${FILM}/UserData`,
			`POST /UserPlayedItems/${FILM}`,
		]);
	});

	it('tags the execution, unless that is switched off', async () => {
		const on = await sync(watchEvent(), answers(dto(FILM)));
		expect(on.traces.customData).toEqual({
			media_user: 'Ada',
			media_title: 'The Lighthouse at Noon (2019)',
			destination: 'jellyfin',
			sync_status: 'added',
		});
		const options = { tagExecution: false };
		const off = await sync(watchEvent(), answers(dto(FILM)), { options });
		expect(off.traces.customData).toEqual({});
	});

	it('says that an item is no watch event, which field is wrong and what to connect', async () => {
		const event = { ...watchEvent(), media: undefined };
		const { json, sent } = await sync(event, {}, { onError: 'continueErrorOutput' });
		expect(json[0]).toMatchObject({
			error: 'The incoming item is not a watch event: media is missing',
			details: { kind: 'refused', whatToDo: expect.stringContaining('triggers') },
		});
		expect(sent).toEqual([]);
	});

	it('gives the error output the play that the user’s libraries do not have', async () => {
		const given: Answers = {
			...answers(),
			'GET /System/Info/Public': [200, { Id: 'cellar' }],
		};
		const { json, traces } = await sync(watchEvent(), given, { onError: 'continueErrorOutput' });
		expect(json[0]?.details).toMatchObject({
			destination: 'jellyfin',
			account: 'Attic',
			kind: 'notFound',
			event: { media: { title: 'The Lighthouse at Noon' } },
		});
		expect(traces.customData.sync_status).toBe('failed');
	});

	it('marks for the user that the event names, and for nobody where the server has no such user', async () => {
		const users: Answers = { 'GET /Users': [200, [{ Id: BEN, Name: 'Ben' }]] };
		const of = async (name: string) =>
			await runJellyfin(
				{ resource: 'watchEvent', operation: 'sync', user: picked(name, 'name'), options: {} },
				{ ...users, ...answers(dto(FILM)) },
				{ items: [{ ...watchEvent() }], onError: 'continueErrorOutput' },
			);
		const ben = await of('ben');
		expect(ben.requests.at(-1)?.qs).toEqual({ userId: BEN });
		const ada = await of('Ada');
		expect(ada.json[0]).toMatchObject({ error: 'The Jellyfin server has no user named "Ada"' });
		expect(writes(ada.sent)).toEqual([]);
	});
});
