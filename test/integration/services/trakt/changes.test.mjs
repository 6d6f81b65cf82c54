import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import {
	createTraktClient,
	cursorFrom,
	forgetLookups,
	newestPlay,
	readChanges,
	readUser,
} from '../../../../services/trakt';
import { MOST_KNOWN } from '../../../../services/trakt/knownPlays';
import { films, moveIn } from '../../../simulators/household.mjs';
import { startTrakt } from '../../../simulators/trakt/index.mjs';
import { episodeSummary, movieSummary, showSummary } from '../../../simulators/trakt/summaries.mjs';
import { sendByFetch, SharedClock } from '../../../support/sendByFetch.mjs';
import { contractViolations } from '../../../support/traktContract.mjs';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const clock = new SharedClock('2026-03-08T20:00:00.000Z');
const user = { id: 'alice', name: 'Alice' };

/** @type {import('../../../simulators/trakt/server.mjs').TraktSimulator} */
let trakt;
/** @type {import('../../../simulators/trakt/account.mjs').Account} */
let account;
/** @type {import('../../../../services/http/exchange').SendOnce} */
let send;
/** @type {import('../../../../services/trakt').TraktCursor | undefined} */
let cursor;
/** @type {((line: string) => void) | undefined} what happens at Trakt while the answer is under way */
let meanwhile;
let lastId = 20_000_000_000;

beforeAll(async () => {
	trakt = await startTrakt({ clock, accessTokenMs: 365 * DAY });
	account = moveIn(trakt).alice;
	const app = trakt.addApp({ name: 'Test', redirectUris: ['http://127.0.0.1/back'] });
	const { accessToken } = trakt.signIn('Alice', app.clientId);
	const byFetch = sendByFetch(trakt.address, {
		'User-Agent': 'n8n-nodes-scrobble/test',
		'trakt-api-version': '2',
		'trakt-api-key': app.clientId,
		Authorization: `Bearer ${accessToken}`,
	});
	send = async (request, timeoutMs) => {
		const answer = await byFetch(request, timeoutMs);
		meanwhile?.(`${request.path}?page=${request.query?.page}`);
		return answer;
	};
});

afterAll(async () => {
	await trakt.stop();
	expect(contractViolations(trakt.requests)).toEqual([]);
});

beforeEach(() => {
	clock.ms += DAY;
	account.history = [];
	cursor = undefined;
	meanwhile = undefined;
	forgetLookups();
	// Each test has its own requests to count, and the contract sees them all at the end.
	seen = trakt.requests.length;
});
let seen = 0;

/** @param {keyof typeof films} name */
const movieOf = (name) => {
	const found = trakt.catalogue.movie({ ids: { imdb: films[name].ids.imdb } });
	if (!found) throw new TypeError(`Trakt has no ${name}`);
	return found;
};

/** @param {number} agoMs @param {keyof typeof films} [name] @returns {number} the play's id */
function watch(agoMs, name = 'ferry') {
	lastId += 1;
	account.history.push({
		id: lastId,
		watched_at: new Date(clock.now() - agoMs).toISOString(),
		action: 'watch',
		type: 'movie',
		movie: movieSummary(movieOf(name)),
	});
	return lastId;
}

/** @param {number[]} ids */
function remove(...ids) {
	account.history = account.history.filter(({ id }) => !ids.includes(id));
}

/** One look, from where the last one ended; the cursor travels as JSON, as it does in n8n. */
async function look(startDays = 0) {
	const client = createTraktClient({ account: 'changes', send, clock });
	const changes = await readChanges(client, user, cursor, startDays);
	cursor = cursorFrom(JSON.parse(JSON.stringify(changes.cursor)));
	expect(cursor).toEqual(changes.cursor);
	return changes.events.map(({ event, key }) => `${event} ${key.split(':')[2]}`);
}

/** Later, when the history is read whatever Trakt's dates of activity say. */
async function lookLater() {
	clock.ms += HOUR;
	return await look();
}

const asked = () => trakt.requests.slice(seen).map(({ method, path }) => `${method} ${path}`);

describe('the first look', () => {
	it('gives nothing, however much there is', async () => {
		watch(HOUR);
		expect(await look()).toEqual([]);
		expect(await lookLater()).toEqual([]);
	});

	it('gives the plays of the last days where that is wished for, oldest first', async () => {
		watch(10 * DAY);
		const ids = [watch(3 * DAY), watch(6 * DAY), watch(HOUR)];
		expect(await look(7)).toEqual([ids[1], ids[0], ids[2]].map((id) => `watched ${id}`));
		expect(await lookLater()).toEqual([]);
	});
});

describe('a later look', () => {
	/** @type {number} */
	let old;
	beforeEach(async () => {
		old = watch(5 * DAY);
		await look();
		seen = trakt.requests.length;
	});

	it('is one request while nothing has changed', async () => {
		expect(await look()).toEqual([]);
		expect(asked()).toEqual(['GET /sync/last_activities']);
	});

	it('gives each new play once, one that is dated back as well', async () => {
		const [late, early] = [watch(HOUR), watch(80 * DAY, 'uebermut')];
		expect(await look()).toEqual([`watched ${early}`, `watched ${late}`]);
		expect(await look()).toEqual([]);
		expect(await lookLater()).toEqual([]);
	});

	it('gives a second viewing as another play', async () => {
		const again = watch(0);
		expect(await look()).toEqual([`watched ${again}`]);
	});

	it('gives a title without a play left as unwatched, with all its ids', async () => {
		remove(old);
		const client = createTraktClient({ account: 'changes', send, clock });
		const { events } = await readChanges(client, user, cursor);
		const { title, year, ids } = movieOf('ferry');
		const { trakt: id, imdb, tmdb } = ids;
		expect(events).toStrictEqual([
			{
				event: 'unwatched',
				source: 'trakt',
				key: `trakt:alice:${old}`,
				at: new Date(clock.now()).toISOString(),
				user,
				media: { type: 'movie', title, year, ids: { imdb, tmdb, trakt: id } },
			},
		]);
		await look();
		expect(await lookLater()).toEqual([]);
	});

	it('gives nothing while another play is left, be it years old', async () => {
		const again = watch(0);
		watch(900 * DAY);
		await look();
		remove(old, again);
		expect(await look()).toEqual([]);
		expect(await lookLater()).toEqual([]);
	});

	it('looks at a title once, however many of its plays went', async () => {
		const more = [watch(HOUR), watch(2 * HOUR), watch(3 * HOUR)];
		await look();
		remove(old, ...more);
		seen = trakt.requests.length;
		expect(await look()).toHaveLength(1);
		expect(asked().filter((line) => line.includes('/sync/history/movies/'))).toHaveLength(1);
	});

	it('gives nothing for a play that only got another date', async () => {
		const [play] = account.history;
		if (play) play.watched_at = new Date(clock.now() - 2 * DAY).toISOString();
		expect(await look()).toEqual([]);
		if (play) play.watched_at = new Date(clock.now() - 200 * DAY).toISOString();
		expect(await lookLater()).toEqual([]);
		expect(await lookLater()).toEqual([]);
	});

	it('catches up after months in which n8n was off', async () => {
		clock.ms += 150 * DAY;
		const missed = [watch(149 * DAY), watch(100 * DAY), watch(DAY)];
		expect(await look()).toEqual(missed.map((id) => `watched ${id}`));
		expect(await lookLater()).toEqual([]);
	});

	it('forgets what has become old, and does not take it for removed or new', async () => {
		clock.ms += 91 * DAY;
		expect(await look()).toEqual([]);
		expect(cursor?.known).toEqual({});
		remove(old);
		expect(await lookLater()).toEqual([]);
		watch(100 * DAY);
		expect(await lookLater()).toEqual([]);
	});

	it('misses nothing that happens while the history is read', async () => {
		let during = 0;
		const first = watch(HOUR);
		meanwhile = (line) => {
			meanwhile = undefined;
			expect(line).toContain('last_activities');
			during = watch(0);
		};
		const events = await look();
		expect([...events, ...(await look())]).toEqual([`watched ${first}`, `watched ${during}`]);
	});
});

describe('a large history', () => {
	it('does not lose or repeat a play that slips to an earlier page while it is read', async () => {
		const all = Array.from({ length: 600 }, (_, index) =>
			watch((index + 1) * 60_000, index === 0 ? 'uebermut' : 'ferry'),
		);
		await look();
		const [newest = 0] = all;
		meanwhile = (line) => {
			if (line.startsWith('/sync/history?page=1')) remove(newest);
		};
		clock.ms += HOUR;
		expect(await look()).toEqual([]);
		meanwhile = undefined;
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
	lastId += 1;
	account.history.push({
		id: lastId,
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

it.each([[undefined], ['x'], [{}], [{ watched: '', readAt: 1, from: 'x', known: {} }]])(
	'%#: what n8n kept of something else starts anew',
	(stored) => {
		expect(cursorFrom(stored)).toBeUndefined();
	},
);
