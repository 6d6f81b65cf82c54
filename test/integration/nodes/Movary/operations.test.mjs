import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MovaryApi } from '../../../../credentials/MovaryApi.credentials';
import { Movary } from '../../../../nodes/Movary/Movary.node';
import { films, moveIntoMovary } from '../../../../simulators/household.mjs';
import { startMovary } from '../../../../simulators/movary.mjs';
import { runInEngine } from '../../../support/n8nEngine.mjs';
import { passwordCredential } from '../../../support/passwordCredential.mjs';

/** Every operation in n8n's own engine, with n8n's own sender, against the strict stand-in. */

/** @type {import('../../../../simulators/movary.mjs').MovarySimulator} */
let movary;
/** @type {ReturnType<typeof moveIntoMovary>} */
let household;
beforeEach(async () => {
	movary = await startMovary();
	household = moveIntoMovary(movary);
});
afterEach(async () => await movary.stop());

const TMDB = films.ferry.ids.tmdb ?? 0;
const ferry = () => movary.know(TMDB).id;

/**
 * @param {string} operation "resource/operation"
 * @param {import('n8n-workflow').INodeParameters} [parameters]
 * @param {{ items?: import('n8n-workflow').IDataObject[], address?: string }} [more]
 */
async function run(operation, parameters = {}, { items = [{}], address = movary.address } = {}) {
	const [resource = '', value = ''] = operation.split('/');
	const type = new MovaryApi();
	const { token } = household.alice;
	const stored = { address, userName: ' Alice ', token, allowUnauthorizedCerts: false };
	const ran = await runInEngine({
		nodeType: new Movary(),
		items,
		node: {
			onError: 'continueErrorOutput',
			parameters: { resource, operation: value, ...parameters },
			credentials: { movaryApi: { id: movary.address, name: 'Attic' } },
		},
		additionalData: { credentialsHelper: passwordCredential({ type, stored }) },
	});
	return {
		...ran,
		json: ran.regular.map(({ json }) => json),
		failed: ran.failed.map(({ json }) => json),
	};
}

/** @param {string} watchedAt */
function held(watchedAt, plays = 1) {
	household.alice.history.push({
		movaryId: ferry(),
		watchedAt,
		plays,
		position: 1,
		comment: null,
	});
}

const rows = () =>
	household.alice.history.map(({ watchedAt, plays, comment }) => [watchedAt, plays, comment]);

/** @param {object} [more] */
const watched = (more) => ({
	event: 'watched',
	source: 'plex',
	key: 'k',
	at: '2026-03-08T19:00:00.000Z',
	user: { id: '1', name: 'Alice' },
	media: { type: 'movie', title: films.ferry.title, ids: films.ferry.ids },
	...more,
});

describe('Watch Event: Sync', () => {
	const parameters = { unwatchedEvents: 'removeLatest', options: {} };

	it('takes events as they are and gives them back with what became of them', async () => {
		const items = [watched(), watched(), watched({ event: 'play' })];
		const { json, customData } = await run('watchEvent/sync', parameters, { items });
		const statuses = ['added', 'duplicate', 'ignored'];
		expect(json).toEqual(
			items.map((event, index) => ({
				...event,
				sync: expect.objectContaining({
					destination: 'movary',
					account: 'Attic',
					status: statuses[index],
				}),
			})),
		);
		expect(rows()).toEqual([['2026-03-08', 1, null]]);
		expect(customData).toMatchObject({ destination: 'movary', media_user: 'Alice' });
	});

	it('removes the latest day where that is chosen, and nothing otherwise', async () => {
		held('2026-03-01');
		held('2026-03-07');
		const items = [watched({ event: 'unwatched' })];
		await run('watchEvent/sync', { ...parameters, unwatchedEvents: 'ignore' }, { items });
		expect(rows()).toHaveLength(2);
		await run('watchEvent/sync', parameters, { items });
		expect(rows()).toEqual([['2026-03-01', 1, null]]);
	});

	it('sends what did not get through to the error output, with the event', async () => {
		const lost = watched({ media: { type: 'movie', title: 'Nowhere', ids: { tmdb: 4242 } } });
		const { json, failed } = await run('watchEvent/sync', parameters, {
			items: [lost, { some: 'thing' }, watched()],
		});
		expect(json).toHaveLength(1);
		expect(failed).toMatchObject([
			{ details: { kind: 'notFound', destination: 'movary', event: lost } },
			{ details: { kind: 'refused', reason: expect.stringContaining('not a watch event') } },
		]);
	});
});

describe('History', () => {
	it('Add adds plays to a day, Replace sets them, Remove takes the day out', async () => {
		held('2026-03-07');
		const day = { movaryId: ferry(), watchedOn: '2026-03-08T00:00:00' };
		const added = await run('history/add', { ...day, plays: 2, comment: 'twice' });
		expect(added.json).toEqual([
			{ movaryId: ferry(), watchedAt: '2026-03-08', plays: 2, comment: 'twice' },
		]);
		await run('history/add', { ...day, plays: 1, comment: '' });
		expect(rows()).toContainEqual(['2026-03-08', 3, 'twice']);
		expect((await run('history/replace', { ...day, plays: 1, comment: '' })).json).toEqual([
			{ movaryId: ferry(), watchedAt: '2026-03-08', plays: 1 },
		]);
		expect(rows()).toContainEqual(['2026-03-08', 1, 'twice']);
		await run('history/replace', { ...day, plays: 1, comment: 'once', removeComment: true });
		expect(rows()).toContainEqual(['2026-03-08', 1, '']);
		expect((await run('history/remove', day)).json).toEqual([{ deleted: true }]);
		expect(rows()).toEqual([['2026-03-07', 1, null]]);
	});

	it('Add takes today without a day, Remove nothing', async () => {
		const before = new Date().toISOString().slice(0, 10);
		const { json } = await run('history/add', { movaryId: ferry(), watchedOn: '', plays: 1 });
		const after = new Date().toISOString().slice(0, 10);
		expect([before, after]).toContain(json[0]?.watchedAt);
		const { failed } = await run('history/remove', { movaryId: ferry(), watchedOn: ' ' });
		expect(failed).toMatchObject([{ error: 'The day is empty' }]);
		expect(rows()).toHaveLength(1);
	});

	it('Get Many gives the newest first, simplified or whole', async () => {
		held('2026-03-01');
		held('2026-03-08');
		const page = { returnAll: false, limit: 1, filters: {} };
		expect((await run('history/getAll', { ...page, simplify: true })).json).toEqual([
			{
				watchedAt: '2026-03-08',
				title: films.ferry.title,
				releaseDate: '2021-05-04',
				runtime: 96,
				ids: expect.objectContaining({ movary: ferry(), tmdb: TMDB }),
			},
		]);
		const whole = await run('history/getAll', { ...page, returnAll: true, simplify: false });
		expect(whole.json).toHaveLength(2);
		expect(whole.json[0]).toHaveProperty('movie.externalRatings');
	});

	it.each([
		[{ movaryId: 'x' }, '"x" is not a number'],
		[{ movaryId: 0 }, 'Movary ID is not a whole number above 0'],
		[{ movaryId: 1, plays: 0 }, 'number of plays'],
		[{ movaryId: 1, plays: 1, watchedOn: 'soon' }, '"soon" is not a date'],
		[{ movaryId: 1, plays: 1, watchedOn: '2026-02-31' }, 'is no day'],
	])('%#: what cannot be sent is told, and not sent', async (parameters, said) => {
		const { failed } = await run('history/add', { watchedOn: '', ...parameters });
		expect(failed).toMatchObject([{ error: expect.stringContaining(said) }]);
		expect(movary.requests).toEqual([]);
	});
});

it('Movie: Add gives Movary’s id of a TMDB id, Search finds films by title', async () => {
	const { json } = await run('movie/add', { tmdbId: TMDB });
	expect(json).toEqual([{ movaryId: ferry(), tmdbId: TMDB }]);
	const page = { returnAll: true };
	const found = await run('movie/search', { title: 'ferry', ...page, filters: { year: 2021 } });
	expect(found.json).toMatchObject([{ ids: { movary: ferry(), tmdb: TMDB } }]);
	expect((await run('movie/search', { title: ' ', ...page })).failed).toHaveLength(1);
});

it('Watchlist: Add, Get Many and Remove', async () => {
	const { json } = await run('watchlist/add', { movaryId: ferry() });
	expect(json).toEqual([{ movaryId: ferry(), added: true }]);
	const page = { returnAll: true, simplify: true, filters: { search: 'ferry' } };
	expect((await run('watchlist/getAll', page)).json).toMatchObject([
		{ title: films.ferry.title, addedAt: expect.any(String) },
	]);
	expect((await run('watchlist/remove', { movaryId: ferry() })).json).toEqual([{ deleted: true }]);
	expect(household.alice.watchlist).toEqual([]);
});

describe('the address in the credential', () => {
	it.each([['/'], ['/api'], ['/api/']])('may end with %s', async (end) => {
		const address = `${movary.address}${end}`;
		expect((await run('movie/add', { tmdbId: TMDB }, { address })).json).toHaveLength(1);
	});

	it('has to be a web address', async () => {
		const { failed } = await run('movie/add', { tmdbId: TMDB }, { address: 'movary.local' });
		expect(failed).toMatchObject([{ error: expect.stringContaining('not a web address') }]);
	});
});
