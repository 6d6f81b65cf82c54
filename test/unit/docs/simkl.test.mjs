import { watchEventFrom } from '../../../media';
import { describe, expect, it } from '@jest/globals';
import { SimklOAuth2Api } from '../../../credentials/SimklOAuth2Api.credentials';
import { SimklTokenApi } from '../../../credentials/SimklTokenApi.credentials';
import { SIMKL_RESOURCES } from '../../../nodes/Simkl/resources';
import {
	createSimklClient,
	forgetLookups,
	importWatchEvents,
	syncWatchEvent,
	takeBackWatchEvent,
} from '../../../services/simkl';
import { answer, testClock } from '../../support/scripted';
import { page, rowsUnder, says } from './tables.mjs';

/** @typedef {Partial<import('../../../media').PlayEvent> | Partial<import('../../../media').RatingEvent>} Changes */
/** @typedef {import('n8n-workflow').INodeProperties} Field */
/** @typedef {import('../../../media').WatchEvent} WatchEvent */
/** @typedef {import('../../../services/http/exchange').ServiceAnswer} ServiceAnswer */

const markdown = page('simkl.md');
const reasons = rowsUnder(markdown, 'Reason');
const operations = SIMKL_RESOURCES.flatMap((resource) =>
	resource.operations.map((operation) => ({ resource, operation })),
);

/** A field with all that is inside of it, as far as people read a name of it. @param {Field} field @returns {string[]} */
const namesIn = ({ displayName, type, options = [] }) => {
	const inner = options.flatMap((option) =>
		'displayName' in option && 'type' in option ? namesIn(option) : [],
	);
	return type === 'notice' || type === 'hidden' ? inner : [displayName, ...inner];
};

const at = '2026-03-08T19:59:00.000Z';
const longAgo = '2025-03-08T19:59:00Z';
const held = (/** @type {string | null} */ date) =>
	answer(200, [
		{ result: date !== null, list: date ? 'completed' : null, simkl: 7, last_watched_at: date },
	]);
const rated = answer(200, { movies: [{ user_rating: 8, movie: { ids: { simkl: 7 } } }] });
const free = answer(200, { account: { type: 'free' } });
const vip = answer(200, { account: { type: 'vip' } });
const tooLate = { at: '2026-03-08T10:00:00.000Z', progress: 50 };
/** @type {WatchEvent['media']} */
const episode = {
	type: 'episode',
	season: 1,
	number: 2,
	ids: { tvdb: 9 },
	show: { title: 'Quay', ids: {} },
};
/** @type {import('../../../media').Season} */
const season = { type: 'season', number: 1, ids: {}, show: { title: 'Quay', ids: {} } };

/** Events, what Simkl answers by the beginning of the path, and whether everything is switched on. @type {Array<[Changes, Record<string, ServiceAnswer>?, boolean?]>} */
const CASES = [
	[{ event: 'watched' }, { '/sync/watched': held(at) }],
	[{ event: 'watched' }, { '/sync/watched': held(longAgo) }],
	[{ event: 'watched' }, { '/sync/watched': held(longAgo), '/users': free }, true],
	[{ event: 'watched' }, { '/sync/watched': held(longAgo), '/users': vip }, true],
	[
		{ event: 'watched', media: episode },
		{ '/sync/history': answer(201, { added: { episodes: 0 } }) },
	],
	[{ event: 'play', progress: 50 }, { '/scrobble': answer(409, { watched_at: at }) }],
	[{ event: 'play', ...tooLate }],
	[{ event: 'pause', ...tooLate }],
	[{ event: 'pause' }],
	[{ event: 'stop', progress: 0.5 }],
	[{ event: 'stop', progress: 95 }],
	[{ event: 'stop', progress: 95, counted: true }],
	[{ event: 'progress' }],
	[{ event: 'unwatched' }],
	[{ event: 'unwatched' }, { '/sync/watched': held(null) }, true],
	[{ event: 'unwatched', at: longAgo }, { '/sync/watched': held(at) }, true],
	[{ event: 'rated', rating: 8 }],
	[{ event: 'rated' }, {}, true],
	[{ event: 'rated', rating: 8, media: episode }, {}, true],
	[{ event: 'rated', rating: 8 }, { '/sync/watched': held(null) }, true],
	[{ event: 'rated', rating: 8, media: season }, {}, true],
	[{ event: 'unrated' }],
];

describe('docs/simkl.md', () => {
	it('has the section that the credentials link to', () => {
		expect(markdown).toMatch(/^## Credential$/m);
		for (const { documentationUrl } of [new SimklOAuth2Api(), new SimklTokenApi()]) {
			expect(documentationUrl).toMatch(/simkl\.md#credential$/);
		}
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

	it('names each field of each operation and of the credentials', () => {
		const fields = [
			...operations.flatMap(({ operation }) => operation.fields),
			...new SimklOAuth2Api().properties,
			...new SimklTokenApi().properties,
		];
		const unnamed = new Set(fields.flatMap(namesIn).filter((name) => !markdown.includes(name)));
		// Parts of a title, told in one row: the ID of what, the title of what.
		const told = ['Movie ID', 'Show ID', 'Show Title', 'ID Type'];
		expect([...unnamed].filter((name) => !told.includes(name))).toEqual([]);
	});

	it('gives each reason of an event that was ignored or a duplicate, and its status and code', async () => {
		const said = await Promise.all(
			CASES.map(
				async ([event, answers, isOn]) => await statusOf(event, answers ?? {}, isOn ?? false),
			),
		);
		said.push(await takenBack({}, {}), await takenBack({ event: 'play' }, {}));
		said.push(await takenBack({}, { '/sync/watched': held(at), '/sync/ratings': rated }));
		said.push(await notImported());
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

/** @param {Record<string, ServiceAnswer>} answers @param {unknown} key */
function clientOf(answers, key) {
	forgetLookups();
	return createSimklClient({
		account: JSON.stringify([key, answers]),
		app: { clientId: 'c', name: 'n8n-nodes-scrobble', version: '0.0.0' },
		clock: testClock(),
		send: async ({ path }) => {
			const begin = Object.keys(answers).find((each) => path.startsWith(each));
			const given = answers[begin ?? ''];
			if (given) return given;
			if (path === '/sync/watched') return answer(200, [{ result: false }]);
			if (path === '/sync/activities') return answer(200, { movies: {} });
			if (path === '/sync/history') return answer(201, { added: {} });
			return path === '/sync/all-items' ? answer(200, null) : answer(200, []);
		},
	});
}

/** @param {object} changes */
const eventOf = (changes) =>
	watchEventFrom({
		event: 'watched',
		source: 'plex',
		key: 'k',
		at,
		user: { id: '1', name: 'a' },
		media: { type: 'movie', title: 'Lull', year: 2019, ids: { simkl: 7 } },
		...changes,
	});

/** @param {import('../../../services/simkl').PlayOutcome | undefined} outcome */
function told(outcome) {
	if (!outcome || 'error' in outcome) throw outcome?.error ?? new TypeError('Nothing came of it');
	return {
		reason: outcome.sync.reason ?? '',
		status: outcome.sync.status,
		code: outcome.sync.code,
	};
}

/** @param {Changes} changes @param {Record<string, ServiceAnswer>} answers @param {boolean} isOn */
async function statusOf(changes, answers, isOn) {
	const client = clientOf(answers, [changes, isOn]);
	/** @type {import('../../../services/simkl').SimklSyncOptions} */
	const options = { unwatched: isOn ? 'remove' : 'ignore', rated: isOn, rewatch: isOn };
	const [outcome] = await syncWatchEvent(client, eventOf(changes), options);
	return told(outcome);
}

/** @param {Changes} changes @param {Record<string, ServiceAnswer>} answers */
async function takenBack(changes, answers) {
	const client = clientOf(answers, ['back', changes]);
	const [outcome] = await takeBackWatchEvent(client, eventOf(changes), { isOurs: false });
	return told(outcome);
}

async function notImported() {
	const [[outcome] = []] = await importWatchEvents(
		clientOf({}, 'import'),
		[eventOf({ event: 'play' })],
		{
			dryRun: true,
			mostPlays: 0,
			isCancelled: () => false,
			approximateDates: 'keep',
			rewatch: false,
		},
	);
	return told(outcome);
}
