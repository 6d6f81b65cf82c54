import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { createMovaryClient, newestPlay, readChanges } from '../../../../../services/movary';
import { startMovary } from '../../../../../simulators/movary.mjs';
import { rejection } from '../../../../support/scripted';
import { sendByFetch, SharedClock } from '../../../../support/sendByFetch.mjs';

const clock = new SharedClock('2026-03-08T20:00:00.000Z');
const userName = 'Marta';

/** @type {import('../../../../../simulators/movary.mjs').MovarySimulator} */
let movary;
/** @type {import('../../../../../simulators/movary/account.mjs').Account} */
let account;
/** @type {import('../../../../../services/http/exchange').SendOnce} */
let send;
/** @type {import('../../../../../services/movary').MovarySnapshot | undefined} */
let snapshot;
/** @type {((path: string) => void) | undefined} what happens at Movary while the answer is under way */
let meanwhile;

beforeAll(async () => {
	movary = await startMovary({ clock });
	for (let tmdb = 1; tmdb <= 1200; tmdb += 1) {
		movary.addMovie({ title: `Film ${String(tmdb).padStart(4, '0')}`, year: 2000, tmdb });
	}
	movary.addMovie({ title: 'Tidal | Glass', year: 2019, tmdb: 910001, imdb: 'tt9100001' });
	movary.addMovie({ title: 'Tin Harbour', tmdb: 910002 });
	account = movary.addAccount({ name: userName });
	const byFetch = sendByFetch(`${movary.address}/api`, { 'X-Movary-Token': account.token });
	send = async (request, timeoutMs) => {
		const answer = await byFetch(request, timeoutMs);
		meanwhile?.(`${request.path}?page=${request.query?.page}`);
		return answer;
	};
});

afterAll(async () => await movary.stop());

beforeEach(() => {
	account.history = [];
	snapshot = undefined;
	meanwhile = undefined;
	movary.requests.length = 0;
});

/** @param {string | null} watchedAt */
function watch(watchedAt, tmdb = 910001) {
	const movaryId = movary.know(tmdb).id;
	const held = account.history.find(
		(row) => row.movaryId === movaryId && row.watchedAt === watchedAt,
	);
	if (held) held.plays += 1;
	else account.history.push({ movaryId, watchedAt, plays: 1, position: 1, comment: null });
}

/** @param {string | null} [watchedAt] every day if left out */
function remove(watchedAt, tmdb = 910001) {
	const movaryId = movary.know(tmdb).id;
	account.history = account.history.filter(
		(row) => row.movaryId !== movaryId || (watchedAt !== undefined && row.watchedAt !== watchedAt),
	);
}

/** One look, from where the last one ended; the snapshot travels as JSON, as it does in n8n. */
async function look(startDays = 0) {
	const client = createMovaryClient({ account: 'changes', send, clock });
	const changes = await readChanges(client, { userName, startDays }, snapshot);
	snapshot = JSON.parse(JSON.stringify(changes.snapshot));
	return changes.events.map(
		({ event, key, at }) => `${event} ${key.split(':').slice(2).join(' ')} ${at}`,
	);
}

const tidal = () => movary.know(910001).id;
const noon = (/** @type {string} */ day) => `${day}T12:00:00.000Z`;

describe('the first look', () => {
	it('gives nothing, however much there is', async () => {
		watch('2026-03-08');
		expect(await look()).toEqual([]);
		expect(await look()).toEqual([]);
	});

	it('gives the plays of the last days where that is wished for', async () => {
		watch('2026-02-01');
		watch('2026-03-05');
		watch(null);
		expect(await look(7)).toEqual([`watched ${tidal()} 2026-03-05 1 ${noon('2026-03-05')}`]);
		expect(await look(7)).toEqual([]);
	});
});

describe('a later look', () => {
	beforeEach(async () => {
		watch('2026-03-01');
		await look();
	});

	it('gives each new play once, oldest first, a second one of a day as well', async () => {
		watch('2026-03-08');
		watch('2026-03-05', 910002);
		watch('2026-03-01');
		expect(await look()).toEqual([
			`watched ${tidal()} 2026-03-01 2 ${noon('2026-03-01')}`,
			`watched ${movary.know(910002).id} 2026-03-05 1 ${noon('2026-03-05')}`,
			`watched ${tidal()} 2026-03-08 1 ${noon('2026-03-08')}`,
		]);
		expect(await look()).toEqual([]);
	});

	it('gives a film without a play left as unwatched, with all that is known of it', async () => {
		remove();
		const client = createMovaryClient({ account: 'changes', send, clock });
		const { events } = await readChanges(client, { userName }, snapshot);
		expect(events).toStrictEqual([
			{
				event: 'unwatched',
				source: 'movary',
				key: `movary:Marta:${tidal()}:2026-03-01:1`,
				at: '2026-03-08T20:00:00.000Z',
				user: { id: 'Marta', name: 'Marta' },
				media: {
					type: 'movie',
					title: 'Tidal | Glass',
					year: 2019,
					ids: { imdb: 'tt9100001', tmdb: 910001 },
				},
			},
		]);
		await look();
		expect(await look()).toEqual([]);
	});

	it('gives nothing for a play that only got another date', async () => {
		remove();
		watch('2026-02-20');
		expect(await look()).toEqual([]);
		remove();
		watch(null);
		expect(await look()).toEqual([]);
		remove();
		watch('2026-03-02');
		expect(await look()).toEqual([]);
	});

	it('gives one of two for a play that got another date beside a new one', async () => {
		remove();
		watch('2026-02-20');
		watch('2026-03-08');
		expect(await look()).toEqual([`watched ${tidal()} 2026-03-08 1 ${noon('2026-03-08')}`]);
	});

	it('gives nothing while a play is left, dated or not', async () => {
		watch('2026-03-08');
		watch(null);
		await look();
		remove('2026-03-08');
		expect(await look()).toEqual([]);
		remove('2026-03-01');
		expect(await look()).toEqual([]);
		remove();
		expect(await look()).toHaveLength(1);
	});

	it('says what was said before when it starts again from an older snapshot', async () => {
		const older = snapshot;
		watch('2026-03-08');
		const first = await look();
		snapshot = older;
		expect(await look()).toEqual(first);
	});
});

describe('a large history', () => {
	beforeEach(async () => {
		for (let tmdb = 1; tmdb <= 1200; tmdb += 1) watch('2026-01-01', tmdb);
		await look();
		movary.requests.length = 0;
	});

	it('is read in pages, and kept in less than 50 bytes a film', async () => {
		expect(await look()).toEqual([]);
		expect(movary.requests).toHaveLength(3);
		expect(JSON.stringify(snapshot).length).toBeLessThan(1200 * 50);
	});

	it('does not lose a film that slips to an earlier page while it is read', async () => {
		meanwhile = (path) => {
			if (path.includes('played') && path.endsWith('page=1')) remove(undefined, 3);
		};
		expect(await look()).toEqual([]);
		meanwhile = undefined;
		expect(await look()).toEqual([
			`unwatched ${movary.know(3).id} 2026-01-01 1 2026-03-08T20:00:00.000Z`,
		]);
		expect(await look()).toEqual([]);
	});
});

it('what is no history is refused, and never taken for an empty one', async () => {
	watch('2026-03-01');
	await look();
	movary.faults.push({ times: 3, action: { wrongForm: 'object' } });
	expect(await rejection(look())).toMatchObject({ kind: 'retry', attempts: 3 });
	expect(await look()).toEqual([]);
});

it('the newest play is a sample', async () => {
	const client = createMovaryClient({ account: 'changes', send, clock });
	expect(await newestPlay(client, userName)).toBeUndefined();
	watch('2026-03-01');
	watch('2026-03-07', 910002);
	expect(await newestPlay(client, userName)).toMatchObject({ at: noon('2026-03-07') });
});
