import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TvTimeApi } from '../../../../credentials/TvTimeApi.credentials';
import { TvTime } from '../../../../nodes/TvTime/TvTime.node';
import { startTvTime } from '../../../simulators/tvtime.mjs';
import { runInEngine } from '../../../support/n8nEngine.mjs';
import { passwordCredential } from '../../../support/passwordCredential.mjs';

/** Every operation in n8n's own engine, with n8n's own sender and sign-in, against the strict stand-in. */

/** @type {import('../../../simulators/tvtime.mjs').TvTimeSimulator} */
let tvtime;
/** @type {import('../../../simulators/tvtime/world.mjs').Account} */
let alice;
/** @type {import('n8n-workflow').ICredentialDataDecryptedObject} */
let stored;
beforeEach(async () => {
	tvtime = await startTvTime();
	alice = tvtime.addAccount({ name: 'Alice' });
	for (const number of [1, 2, 3, 4]) {
		tvtime.addEpisode({ id: 900100 + number, showId: 5100, season: 1, number });
	}
	tvtime.addEpisode({ id: 900001, showId: 5100, season: 0, number: 1 });
	stored = {
		address: ` ${tvtime.address}/ `,
		signInAddress: tvtime.address,
		signInWith: 'password',
		email: alice.email,
		password: alice.password,
		accessToken: '',
	};
});
afterEach(async () => await tvtime.stop());

/**
 * @param {string} operation "resource/operation"
 * @param {import('n8n-workflow').INodeParameters} [parameters]
 * @param {import('n8n-workflow').IDataObject[]} [items]
 */
async function run(operation, parameters = {}, items = [{}]) {
	const [resource = '', value = ''] = operation.split('/');
	const ran = await runInEngine({
		nodeType: new TvTime(),
		items,
		node: {
			onError: 'continueErrorOutput',
			parameters: { resource, operation: value, options: {}, ...parameters },
			credentials: { tvTimeApi: { id: tvtime.address, name: "Alice's TV Time" } },
		},
		additionalData: { credentialsHelper: passwordCredential({ type: new TvTimeApi(), stored }) },
	});
	return {
		...ran,
		json: ran.regular.map(({ json }) => json),
		failed: ran.failed.map(({ json }) => json),
	};
}

const API = 'api2.tozelabs.com/v2';
const TRACKING = 'msapi.tvtime.com/prod/v1/tracking';
const SEARCH = 'GET search.tvtime.com/v1/search/series,movie';
const signIn = [`POST ${API}/user`, 'POST auth.tvtime.com/v1/login'];
const counts = () => [...alice.episodes.values()].map(({ episodeId, count }) => [episodeId, count]);

/** @param {object} [more] @param {object} [ids] */
const watchedEpisode = (more = {}, ids = { tvdb: 900101 }) => ({
	event: 'watched',
	source: 'plex',
	key: 'k',
	at: new Date().toISOString(),
	user: { id: '1', name: 'Alice' },
	media: { type: 'episode', season: 1, number: 1, ids, show: { title: 'Upriver', ids: {} } },
	...more,
});
/** @param {object} [more] @param {object} [film] */
const watchedFilm = (more = {}, film = {}) => ({
	...watchedEpisode(),
	media: { type: 'movie', title: 'Low Tide', year: 1997, ids: { tvdb: 610 }, ...film },
	...more,
});

describe('the sign-in', () => {
	it('needs no browser, is done once, and its tokens are kept', async () => {
		await run('episode/markWatched', { episodeId: 900101 });
		await run('episode/markWatched', { episodeId: 900102 });
		expect(tvtime.asked()).toEqual([
			...signIn,
			`POST ${API}/watched_episodes/episode/900101`,
			`POST ${API}/watched_episodes/episode/900102`,
		]);
		expect(stored).toMatchObject({
			accessToken: expect.any(String),
			refreshToken: expect.any(String),
		});
	});

	it('is renewed with the refresh token where the token is no longer taken, and with the password after that', async () => {
		await run('episode/markWatched', { episodeId: 900101 });
		const { refreshToken } = stored;
		tvtime.tokens.revoke(String(stored.accessToken));
		tvtime.requests.length = 0;
		expect((await run('episode/markWatched', { episodeId: 900102 })).json).toHaveLength(1);
		expect(tvtime.asked().slice(1, 3)).toEqual([signIn[0], 'POST auth.tvtime.com/v1/refresh']);
		expect(stored.refreshToken).not.toBe(refreshToken);

		tvtime.tokens.revoke(String(stored.accessToken));
		tvtime.tokens.renews = false;
		expect((await run('episode/markWatched', { episodeId: 900103 })).json).toHaveLength(1);
		expect(counts()).toHaveLength(3);
	});

	it('takes pasted tokens: the token while it holds, then the refresh token, then says to paste anew', async () => {
		const pair = tvtime.tokens.pairFor(alice);
		stored = {
			address: tvtime.address,
			signInAddress: '',
			signInWith: 'tokens',
			pastedToken: pair.jwt_token,
			refreshToken: pair.jwt_refresh_token,
			accessToken: '',
		};
		expect((await run('episode/markWatched', { episodeId: 900101 })).json).toHaveLength(1);
		expect(tvtime.asked()).toEqual([`POST ${API}/watched_episodes/episode/900101`]);

		tvtime.tokens.revoke(pair.jwt_token);
		expect((await run('episode/markWatched', { episodeId: 900102 })).json).toHaveLength(1);
		expect(stored.refreshToken).not.toBe(pair.jwt_refresh_token);

		tvtime.tokens.revoke(String(stored.accessToken));
		tvtime.tokens.renews = false;
		const { failed } = await run('episode/markWatched', { episodeId: 900103 });
		expect(failed).toMatchObject([{ details: { kind: 'reconnect' } }]);
	});

	it('that is wrong is told, without the password', async () => {
		stored.password = 'wrong-9f2';
		const { failed } = await run('episode/markWatched', { episodeId: 900101 });
		expect(failed).toMatchObject([
			{
				error: 'TV Time does not accept the sign-in of this credential (401)',
				details: { kind: 'reconnect' },
			},
		]);
		expect(JSON.stringify(failed)).not.toContain('wrong-9f2');
	});

	it('has an address', async () => {
		stored.address = 'tvtime.example.org';
		expect((await run('episode/markWatched', { episodeId: 900101 })).failed).toMatchObject([
			{ error: expect.stringContaining('"Address" is not a web address') },
		]);
	});
});

describe('Episode', () => {
	it('Mark Watched marks once, Mark Rewatched counts, Mark Unwatched takes all away', async () => {
		const one = { episodeId: 900101 };
		expect((await run('episode/markWatched', one, [{}, {}])).json).toEqual([
			{ ...one, watched: true },
			{ ...one, watched: true },
		]);
		expect(counts()).toEqual([[900101, 1]]);
		expect((await run('episode/markRewatched', one)).json).toEqual([{ ...one, rewatched: true }]);
		expect(counts()).toEqual([[900101, 2]]);
		expect((await run('episode/markUnwatched', one)).json).toEqual([{ ...one, watched: false }]);
		expect(counts()).toEqual([]);
	});

	it('Mark Watched Up To marks the episodes before it as well', async () => {
		const { json } = await run('episode/markWatchedUpTo', { showId: 5100, episodeId: 900103 });
		expect(json).toEqual([{ showId: 5100, episodeId: 900103, watchedUpTo: true }]);
		expect(counts().map(([id]) => id)).toEqual([900101, 900102, 900103]);
	});

	it('says what TV Time does not have, and what it answered 200 to without doing it', async () => {
		const { failed } = await run('episode/markWatched', { episodeId: 1 });
		expect(failed).toMatchObject([{ details: { kind: 'notFound', statusCode: 404 } }]);
		const wrong = await run('episode/markWatchedUpTo', { showId: 9, episodeId: 900103 });
		expect(wrong.failed).toMatchObject([
			{ error: 'TV Time did not carry this out: the episode is of another show' },
		]);
		expect((await run('episode/markWatched', { episodeId: 0 })).failed).toMatchObject([
			{ error: 'The TheTVDB ID of the episode is not a whole number above 0' },
		]);
	});

	it.each(['markWatched', 'markRewatched'])(
		'%s whose answer was lost counts once',
		async (name) => {
			await run('episode/markWatched', { episodeId: 900101 });
			tvtime.faults.push({ match: { method: 'POST' }, action: { dropAfterWrite: true } });
			const { json } = await run(`episode/${name}`, { episodeId: 900101 });
			expect(json).toHaveLength(1);
			expect(counts()).toEqual([[900101, name === 'markRewatched' ? 2 : 1]]);
		},
	);
});

describe('Movie', () => {
	it('Search gives films and no series, and its UUID marks one as watched and rewatched', async () => {
		const film = tvtime.addTitle({ id: 610, name: 'Low Tide', imdb_id: 'tt0000610' });
		tvtime.addTitle({ id: 611, name: 'Low Tide: The Series', type: 'series' });
		const { json } = await run('movie/search', { query: 'low tide', limit: 5 });
		expect(json).toEqual([film]);
		const one = { uuid: film.uuid };
		expect((await run('movie/markWatched', one)).json).toEqual([{ ...one, watched: true }]);
		expect((await run('movie/markRewatched', one)).json).toEqual([{ ...one, rewatched: true }]);
		expect([...alice.movies.values()]).toMatchObject([{ rewatchCount: 1 }]);
		expect((await run('movie/search', { query: ' ' })).failed).toHaveLength(1);
		expect((await run('movie/markWatched', { uuid: ' ' })).failed).toHaveLength(1);
		expect((await run('movie/markWatched', { uuid: 'x' })).failed).toMatchObject([
			{ error: expect.stringContaining('UUID of the film') },
		]);
	});

	it('a rewatch whose answer was lost is not sent again', async () => {
		const { uuid } = tvtime.addTitle({ id: 610, name: 'Low Tide' });
		await run('movie/markWatched', { uuid });
		tvtime.faults.push({ match: { method: 'POST' }, action: { dropAfterWrite: true } });
		const { failed } = await run('movie/markRewatched', { uuid });
		expect(failed).toMatchObject([{ error: expect.stringContaining('cannot be told') }]);
		expect([...alice.movies.values()]).toMatchObject([{ rewatchCount: 1 }]);
	});
});

describe('Watch Event: Sync', () => {
	const rewatches = { options: { rewatchedEpisodes: true, rewatchedMovies: true } };
	/** @param {import('n8n-workflow').IDataObject[]} json */
	const statuses = (json) =>
		json.map(({ sync }) => /** @type {{ status: string }} */ (sync).status);
	const yesterday = () => new Date(Date.now() - 86_400_000).toISOString();

	it('marks an episode once, and gives its item back with what became of it', async () => {
		const event = watchedEpisode();
		const { json, customData } = await run('watchEvent/sync', rewatches, [event, event]);
		expect(json).toMatchObject([
			{ ...event, sync: { destination: 'tvtime', status: 'added', account: "Alice's TV Time" } },
			{ sync: { status: 'duplicate', reason: 'TV Time already has this play' } },
		]);
		expect(counts()).toEqual([[900101, 1]]);
		expect(customData).toMatchObject({ destination: 'tvtime', media_user: 'Alice' });
	});

	it('counts an episode once more only where that is chosen, and once per play', async () => {
		alice.episodes.set(900101, { episodeId: 900101, watchedAt: yesterday(), count: 1 });
		const event = watchedEpisode();
		expect(statuses((await run('watchEvent/sync', {}, [event])).json)).toEqual(['duplicate']);
		const { json } = await run('watchEvent/sync', rewatches, [event, event]);
		expect(statuses(json)).toEqual(['added', 'duplicate']);
		expect(counts()).toEqual([[900101, 2]]);
	});

	it('finds a film by TheTVDB ID, IMDb ID or a title that one film alone has', async () => {
		tvtime.addTitle({ id: 7, name: 'Low Tide', type: 'series' });
		const film = tvtime.addTitle({ id: 610, name: 'Low Tide', imdb_id: 'tt0000610' });
		for (const ids of [{ tvdb: 610 }, { imdb: 'tt0000610' }, {}]) {
			alice.movies.clear();
			const { json } = await run('watchEvent/sync', {}, [watchedFilm({}, { ids })]);
			expect(statuses(json)).toEqual(['added']);
			expect([...alice.movies.keys()]).toEqual([film.uuid]);
		}
		tvtime.addTitle({ id: 612, name: 'Low Tide', imdb_id: 'tt0000612' });
		const { failed } = await run('watchEvent/sync', {}, [watchedFilm({}, { ids: {} })]);
		expect(failed).toMatchObject([
			{ error: 'TV Time does not have the film Low Tide (1997), or has several of this title' },
		]);
		const { failed: unknown } = await run('watchEvent/sync', {}, [
			watchedFilm({}, { title: 'Ebb', ids: { tvdb: 9 } }),
		]);
		expect(unknown).toMatchObject([
			{ details: { kind: 'notFound', event: { media: { title: 'Ebb' } } } },
		]);
	});

	it('counts a film once more only where that is chosen, and once per play', async () => {
		const { uuid } = tvtime.addTitle({ id: 610, name: 'Low Tide' });
		alice.movies.set(uuid, { uuid, watchedAt: yesterday(), rewatchCount: 0 });
		const event = watchedFilm();
		expect(statuses((await run('watchEvent/sync', {}, [event])).json)).toEqual(['duplicate']);
		tvtime.requests.length = 0;
		const { json } = await run('watchEvent/sync', rewatches, [event, event]);
		expect(statuses(json)).toEqual(['added', 'duplicate']);
		expect(alice.movies.get(uuid)).toMatchObject({ rewatchCount: 1 });
		const watches = `GET ${TRACKING}/watches/user/${alice.id}`;
		expect(tvtime.asked()).toEqual([
			SEARCH,
			watches,
			`POST ${TRACKING}/${uuid}/rewatch`,
			SEARCH,
			watches,
		]);
	});

	it('takes an episode back where that is chosen, and says what TV Time cannot do', async () => {
		alice.episodes.set(900101, { episodeId: 900101, watchedAt: yesterday(), count: 2 });
		const unwatched = watchedEpisode({ event: 'unwatched' });
		const { json: kept } = await run('watchEvent/sync', {}, [unwatched]);
		expect(statuses(kept)).toEqual(['ignored']);
		const { json } = await run('watchEvent/sync', { unwatchedEvents: 'remove' }, [
			unwatched,
			unwatched,
			watchedFilm({ event: 'unwatched' }),
			watchedEpisode({ event: 'rated', rating: 7 }),
			watchedEpisode({ event: 'play' }),
		]);
		expect(statuses(json)).toEqual(['removed', 'ignored', 'ignored', 'ignored', 'ignored']);
		expect(counts()).toEqual([]);
	});

	it('needs the episode’s own TheTVDB ID, and says so with the event', async () => {
		const event = watchedEpisode({}, { tmdb: 5 });
		const { failed } = await run('watchEvent/sync', {}, [event, { some: 'thing' }]);
		expect(failed).toMatchObject([
			{ details: { kind: 'notFound', event }, error: expect.stringContaining('TheTVDB') },
			{ details: { kind: 'refused' } },
		]);
	});
});

describe('nobody at the address', () => {
	it('of a server of one’s own: later again', async () => {
		stored.accessToken = tvtime.tokens.pairFor(alice).jwt_token;
		tvtime.faults.push({ times: 5, action: { html: 404 } });
		const { failed } = await run('episode/markWatched', { episodeId: 900101 });
		expect(failed).toMatchObject([{ error: expect.stringContaining('web page') }]);
		expect(JSON.stringify(failed)).not.toContain('2026-07-15');
	});
});
