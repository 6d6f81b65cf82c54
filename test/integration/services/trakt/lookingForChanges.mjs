import { afterAll, beforeAll, beforeEach, expect } from '@jest/globals';
import {
	createTraktClient,
	cursorFrom,
	forgetLookups,
	readChanges,
} from '../../../../services/trakt';
import { films, moveIn } from '../../../../simulators/household.mjs';
import { startTrakt } from '../../../../simulators/trakt/index.mjs';
import { movieSummary } from '../../../../simulators/trakt/titles/summaries.mjs';
import { sendByFetch, SharedClock } from '../../../support/sendByFetch.mjs';
import { contractViolations } from '../../../support/traktContract.mjs';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const clock = new SharedClock('2026-03-08T20:00:00.000Z');
export const user = { id: 'alice', name: 'Alice' };

/** @type {import('../../../../simulators/trakt/server.mjs').TraktSimulator} */
export let trakt;
/** @type {import('../../../../simulators/trakt/account.mjs').Account} */
export let account;
/** @type {import('../../../../services/http/exchange').SendOnce} */
export let send;
/** @type {import('../../../../services/trakt').TraktCursor | undefined} */
export let cursor;
/** @type {string} */
let clientId;
/** @type {((line: string) => void) | undefined} what happens at Trakt while the answer is under way */
let meanwhile;
let lastId = 20_000_000_000;

beforeAll(async () => {
	trakt = await startTrakt({ clock, accessTokenMs: 365 * DAY });
	account = moveIn(trakt).alice;
	const app = trakt.addApp({ name: 'Test', redirectUris: ['http://127.0.0.1/back'] });
	({ clientId } = app);
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
	account.hidden = new Set();
	trakt.rules.biggestPage = 250;
	cursor = undefined;
	meanwhile = undefined;
	forgetLookups();
	// Each test has its own requests to count, and the contract sees them all at the end.
	countFromHere();
});
let seen = 0;

/** @param {keyof typeof films} name */
export const movieOf = (name) => {
	const found = trakt.catalogue.movie({ ids: { imdb: films[name].ids.imdb } });
	if (!found) throw new TypeError(`Trakt has no ${name}`);
	return found;
};

export function countFromHere() {
	seen = trakt.requests.length;
}

/** Days in which Alice's n8n was off; others of her household use the same app, which Trakt would delete otherwise. @param {number} days */
export function offFor(days) {
	for (let day = 0; day < days; day += 1) {
		clock.ms += DAY;
		trakt.useApp(clientId);
	}
}

/** What happens at Trakt while each answer is under way. @param {((line: string) => void) | undefined} happening */
export function whileAnswering(happening) {
	meanwhile = happening;
}

export function nextPlayId() {
	lastId += 1;
	return lastId;
}

/** @param {number} agoMs @param {keyof typeof films} [name] @returns {number} the play's id */
export function watch(agoMs, name = 'ferry') {
	const id = nextPlayId();
	account.history.push({
		id,
		watched_at: new Date(clock.now() - agoMs).toISOString(),
		action: 'watch',
		type: 'movie',
		movie: movieSummary(movieOf(name)),
	});
	return id;
}

/** @param {number[]} ids */
export function remove(...ids) {
	account.history = account.history.filter(({ id }) => !ids.includes(id));
}

/** One look, from where the last one ended; the cursor travels as JSON, as it does in n8n. */
export async function look(startDays = 0) {
	const client = createTraktClient({ account: 'changes', send, clock });
	const changes = await readChanges(client, user, cursor, startDays);
	cursor = cursorFrom(JSON.parse(JSON.stringify(changes.cursor)));
	expect(cursor).toEqual(changes.cursor);
	return changes.events.map(({ event, key }) => `${event} ${key.split(':')[2]}`);
}

/** Later, when the history is read whatever Trakt's dates of activity say. */
export async function lookLater() {
	clock.ms += HOUR;
	return await look();
}

export const asked = () =>
	trakt.requests.slice(seen).map(({ method, path }) => `${method} ${path}`);
