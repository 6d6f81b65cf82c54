import { watchEventFrom } from '../../../media';
import { describe, expect, it } from '@jest/globals';
import { TraktOAuth2Api } from '../../../credentials/TraktOAuth2Api.credentials';
import { TRAKT_RESOURCES } from '../../../nodes/Trakt/resources';
import { createTraktClient, forgetLookups, syncWatchEvent } from '../../../services/trakt';
import { answer, testClock } from '../../support/scripted';
import { page, rowsUnder, says } from './tables.mjs';

/** @typedef {import('n8n-workflow').INodeProperties} Field */
/** @typedef {import('../../../media').WatchEvent} WatchEvent */

const markdown = page('trakt.md');
const reasons = rowsUnder(markdown, 'Reason');
const operations = TRAKT_RESOURCES.flatMap((resource) =>
	resource.operations.map((operation) => ({ resource, operation })),
);

/** A field with all that is inside of it, as far as people read a name of it. @param {Field} field @returns {string[]} */
const namesIn = ({ displayName, type, options = [] }) => {
	const inner = options.flatMap((option) =>
		'displayName' in option && 'type' in option ? namesIn(option) : [],
	);
	return type === 'notice' || type === 'hidden' ? inner : [displayName, ...inner];
};

describe('docs/trakt.md', () => {
	it('has the sections that the credential and the README link to', () => {
		expect(markdown).toMatch(/^## Credential$/m);
		expect(markdown).toMatch(/^## Trakt's rules for apps$/m);
		expect(new TraktOAuth2Api().documentationUrl).toMatch(/trakt\.md#credential$/);
	});

	it('has a row for each operation, and for no other', () => {
		const documented = rowsUnder(markdown, 'Resource → operation').map(
			(row) => row['Resource → operation'],
		);
		const others = operations.filter(({ resource }) => resource.value !== 'watchEvent');
		expect([...documented].sort()).toEqual(
			others.map(({ resource, operation }) => `${resource.name} → ${operation.name}`).sort(),
		);
	});

	it('names each field of each operation and of the credential', () => {
		const fields = [
			...operations.flatMap(({ operation }) => operation.fields),
			...new TraktOAuth2Api().properties,
		];
		const unnamed = new Set(fields.flatMap(namesIn).filter((name) => !markdown.includes(name)));
		// Parts of a title, told in one row: the ID of what, the title of what.
		const told = ['Movie ID', 'Show ID', 'Show Title', 'Episode ID', 'ID Type'];
		expect([...unnamed].filter((name) => !told.includes(name))).toEqual([]);
	});

	it('gives each reason of an event that was ignored or a duplicate, and its status and code', async () => {
		forgetLookups();
		const old = { at: '2026-03-08T10:00:00.000Z', progress: 50 };
		/** @type {Array<Partial<WatchEvent>>} */
		const events = [
			{ event: 'play', ...old },
			{ event: 'pause', ...old },
			{ event: 'stop', ...old },
			{ event: 'play', progress: 50 },
			{ event: 'pause' },
			{ event: 'stop' },
			{ event: 'stop', progress: 0.5 },
			{ event: 'stop', progress: 95 },
			{ event: 'stop', progress: 95, counted: true },
			{ event: 'progress' },
			{ event: 'watched' },
			{ event: 'unwatched' },
			{ event: 'rated', rating: 8 },
			{ event: 'unrated' },
		];
		const off = await Promise.all(
			events.map(async (event) => await statusOf(event, 'ignore', false)),
		);
		const on = [
			await statusOf({ event: 'unwatched' }, 'removeAll', true),
			await statusOf({ event: 'rated' }, 'ignore', true),
		];
		const again = await statusOf({ event: 'unwatched', key: 'again' }, 'removeLatest', false, 2);
		const moved = [
			await statusOf({ at: '2026-03-08T10:00:00.000Z' }, 'ignore', false, 2),
			await statusOf({ at: '2026-03-08T19:00:00.000Z' }, 'ignore', false, 2, '2026-03-01'),
		];
		const said = [...off, ...on, again, ...moved];
		const rowOf = (/** @type {{ reason: string, status: string, code: string }} */ told) =>
			reasons.find(
				(row) =>
					says(row.Reason ?? '', told.reason) &&
					row.Status === `\`${told.status}\`` &&
					row.Code === `\`${told.code}\``,
			);
		expect(said.filter((each) => rowOf(each) === undefined)).toEqual([]);
		const given = new Set(said.map(rowOf));
		expect(reasons.filter((row) => !given.has(row))).toEqual([]);
	});
});

/**
 * Of the last time that this event comes; the title has a play of that day where it comes more than once.
 * @param {Partial<WatchEvent>} changes @param {'ignore' | 'removeLatest' | 'removeAll'} unwatched @param {boolean} rated
 */
async function statusOf(changes, unwatched, rated, times = 1, day = '2026-03-08') {
	const watchedAt = `${day}T19:59:00.000Z`;
	let plays = times > 1 ? [{ id: 9, watched_at: watchedAt }] : [];
	const client = createTraktClient({
		account: JSON.stringify([changes, unwatched, rated]),
		clock: testClock(),
		send: async ({ path, method }) => {
			if (path.startsWith('/scrobble')) return answer(409, { watched_at: watchedAt });
			if (path === '/users/settings') return answer(200, { browsing: { watch_only_once: true } });
			if (path === '/sync/history' && method === 'POST') {
				return answer(201, { added: { movies: 0 }, updated: { movies: 1 } });
			}
			const held = plays;
			if (path === '/sync/history/remove') plays = [];
			return answer(200, held);
		},
	});
	const event = watchEventFrom({
		event: 'watched',
		source: 'plex',
		key: 'k',
		at: watchedAt,
		user: { id: '1', name: 'a' },
		media: { type: 'movie', title: 'Lull', year: 2019, ids: { trakt: 7 } },
		...changes,
	});
	const options = { unwatched, rated };
	const isRemoved = event.event === 'unwatched';
	if (isRemoved && times > 1) await syncWatchEvent(client, event, options);
	const [outcome] = await syncWatchEvent(client, event, options);
	if (!outcome || 'error' in outcome) throw new TypeError('It did not get through');
	return {
		reason: outcome.sync.reason ?? '',
		status: outcome.sync.status,
		code: outcome.sync.code,
	};
}
