import { describe, expect, it } from '@jest/globals';
import {
	createTraktClient,
	cursorFrom,
	listHistory,
	newestPlay,
	readChanges,
	readUser,
} from '../../../../../services/trakt';
import { MOST_KNOWN } from '../../../../../services/trakt/history/knownPlays';
import { episodeSummary, showSummary } from '../../../../../simulators/trakt/titles/summaries.mjs';
import {
	HOUR,
	DAY,
	clock,
	user,
	trakt,
	account,
	send,
	cursor,
	nextPlayId,
	whileAnswering,
	watch,
	remove,
	look,
	lookLater,
} from '../lookingForChanges.mjs';

describe('a large history', () => {
	it('does not lose or repeat a play that slips to an earlier page while it is read', async () => {
		const all = Array.from({ length: 600 }, (_, index) =>
			watch((index + 1) * 60_000, index === 0 ? 'uebermut' : 'ferry'),
		);
		await look();
		const [newest = 0] = all;
		whileAnswering((line) => {
			if (line.startsWith('/sync/history?page=1')) remove(newest);
		});
		clock.ms += HOUR;
		expect(await look()).toEqual([]);
		whileAnswering(undefined);
		expect(await lookLater()).toEqual([`unwatched ${newest}`]);
		expect(await lookLater()).toEqual([]);
	});

	it('of more plays than can be remembered gives no old one as new', async () => {
		Array.from({ length: MOST_KNOWN + 40 }, (_, index) =>
			watch((Math.floor(index / 10) + 1) * 1000),
		);
		await look();
		expect(Object.keys(cursor?.known ?? {}).length).toBeLessThanOrEqual(MOST_KNOWN);
		expect(await lookLater()).toEqual([]);
		expect(JSON.stringify(cursor).length).toBeLessThan(MOST_KNOWN * 40);
		const added = watch(0);
		expect(await look()).toEqual([`watched ${added}`]);
	});
});

it('an episode comes with its show, and goes with it', async () => {
	await look();
	const [show] = trakt.catalogue.shows;
	const episode = show?.episodes.find(({ season }) => season === 0);
	if (!show || !episode) throw new TypeError('Trakt has no special');
	account.history.push({
		id: nextPlayId(),
		watched_at: new Date(clock.now()).toISOString(),
		action: 'scrobble',
		type: 'episode',
		episode: episodeSummary(episode),
		show: showSummary(show),
	});
	const expected = {
		type: 'episode',
		season: 0,
		ids: { trakt: episode.ids.trakt },
		show: { title: show.title, ids: { trakt: show.ids.trakt } },
	};
	const client = createTraktClient({ account: 'changes', send, clock });
	const added = await readChanges(client, user, cursor);
	expect(added.events).toMatchObject([{ event: 'watched', media: expected }]);
	account.history = [];
	const removed = await readChanges(client, user, added.cursor);
	expect(removed.events).toMatchObject([{ event: 'unwatched', media: expected }]);
});

it('whose account it is', async () => {
	const client = createTraktClient({ account: 'changes', send, clock });
	expect(await readUser(client)).toEqual(user);
	expect(await newestPlay(client, user)).toBeUndefined();
	watch(DAY);
	const newest = watch(0, 'uebermut');
	expect(await newestPlay(client, user)).toMatchObject({ key: `trakt:alice:${newest}` });
});

describe('what is hidden', () => {
	it('empties pages, and ends no reading', async () => {
		trakt.rules.biggestPage = 2;
		const plays = Array.from({ length: 6 }, (_, index) => watch((index + 1) * HOUR));
		account.hidden = new Set(plays.slice(2, 4));
		const all = await listHistory(createTraktClient({ account: 'changes', send, clock }), {});
		expect(all.map(({ id }) => id)).toEqual([plays[0], plays[1], plays[4], plays[5]]);
	});

	it('is not what a test event shows', async () => {
		const hidden = Array.from({ length: 300 }, (_, index) => watch((index + 1) * HOUR));
		const newest = watch(400 * HOUR);
		account.hidden = new Set(hidden);
		const client = createTraktClient({ account: 'changes', send, clock });
		expect(await newestPlay(client, user)).toMatchObject({ key: `trakt:alice:${newest}` });
	});
});

it('a test event is there where every play is undated', async () => {
	const newest = watch(clock.now());
	const client = createTraktClient({ account: 'changes', send, clock });
	expect(await newestPlay(client, user)).toMatchObject({
		key: `trakt:alice:${newest}`,
		at: '1970-01-01T00:00:00.000Z',
		dateApproximate: true,
	});
});

it.each([[undefined], ['x'], [{}], [{ watched: '', readAt: 1, from: 'x', known: {} }]])(
	'%#: what n8n kept of something else starts anew',
	(stored) => {
		expect(cursorFrom(stored)).toBeUndefined();
	},
);
