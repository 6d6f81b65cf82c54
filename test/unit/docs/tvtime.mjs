import { zipSync } from 'fflate';
import { TvTime } from '../../../nodes/TvTime/TvTime.node';
import { readArchive } from '../../../nodes/TvTime/resources/export';
import { NoAnswer, SignInRejected } from '../../../services/http/exchange';
import {
	accountIdIn,
	createTvTimeClient,
	episodeState,
	markEpisodeWatched,
	markMovieRewatched,
	markMovieWatched,
	searchMovies,
	syncWatchEvent,
	watchedMovie,
} from '../../../services/tvtime';
import { explainTvTimeAnswer, explainTvTimeSignIn } from '../../../services/tvtime/answers';
import { bytesOf, tracking, watched } from '../../fixtures/tvtime/export.mjs';
import { executeContext } from '../../support/executeContext';
import { executed } from '../../support/outputs.mjs';
import { answer, testClock } from '../../support/scripted';
import { everyStatus, isFine, saidBy } from './provoked.mjs';
import { saidIn } from './unusable.mjs';

/** @typedef {import('./provoked.mjs').Said} Said */
/** @typedef {import('../../../services/http/exchange').ServiceAnswer} ServiceAnswer */

const NAME = 'tracking-prod-records-v2.csv';
const EPISODES = tracking([watched(1, 1, '2018-05-12 01:10:14')]);
const zip = zipSync({ [NAME]: bytesOf(EPISODES) });
/** The zip with some bytes of it changed. @param {number} at @param {...number} bytes */
const changed = (at, ...bytes) => {
	const copy = zip.slice();
	copy.set(bytes, at < 0 ? copy.length + at : at);
	return copy;
};
const directory = new DataView(zip.buffer).getUint32(zip.length - 6, true);

/** What is no TV Time export, or cannot be read as one. @type {Array<[name: string, bytes: Uint8Array]>} */
const UNREADABLE = [
	['photo.png', bytesOf('PNG')],
	['export.zip', changed(directory + 24, 0, 0, 0, 0x7f)],
	['export.zip', zip.slice(0, -30)],
	['export.zip', changed(6, 1)],
	['export.zip', zipSync({ 'watched.json': bytesOf('[]') })],
	['history.csv', bytesOf(EPISODES)],
	[NAME, bytesOf(EPISODES.replaceAll(',', ';'))],
	[NAME, bytesOf('a,b\n')],
	[NAME, bytesOf(`${tracking([])}"${'x'.repeat(1_100_000)}`)],
	['shows.json', bytesOf('[')],
];

/** What Export: Read says of a file that it cannot read. */
const unreadableExports = async () => {
	const options = { userName: '', bulkMarks: true, olderShows: false, now: Date.now() };
	return await saidBy([
		() => readArchive([], options),
		...UNREADABLE.map(
			([name, bytes]) =>
				() =>
					readArchive([{ name, bytes }], options),
		),
	]);
};

/** What every status of TV Time itself means, with and without what it says, and its sign-in. @returns {Said[]} */
const tvtimeAnswers = () => [
	...everyStatus
		.filter((status) => !isFine(status))
		.flatMap((status) => [
			explainTvTimeAnswer(answer(status, '')),
			explainTvTimeAnswer(answer(status, { message: 'is_rewatch is missing' })),
		]),
	explainTvTimeSignIn('TV Time', new SignInRejected('x')),
];

let accounts = 0;

/** A TV Time that gives one answer to everything. @param {ServiceAnswer} given */
function tvtime(given) {
	accounts += 1;
	const send = async () => given;
	return createTvTimeClient({
		account: `docs-${accounts}`,
		isPublic: false,
		clock: testClock(),
		send,
	});
}

/** The public one: nobody is there any more, or somebody else. @param {ServiceAnswer} [page] */
function closed(page) {
	accounts += 1;
	return createTvTimeClient({
		account: `docs-${accounts}`,
		isPublic: true,
		clock: testClock(),
		send: async () => {
			if (page) return page;
			throw new NoAnswer('unreachable', false, 'x');
		},
	});
}

/** What the service refuses before it sends, what TV Time does not have, and what is said of the closed one. */
async function tvtimeGuards() {
	const uuid = '00000000-0000-4000-8000-000000000009';
	const done = answer(200, { status: 'success', data: [] });
	const lost = () =>
		createTvTimeClient({
			account: 'docs-lost',
			isPublic: false,
			clock: testClock(),
			send: async () => {
				throw new NoAnswer('connectionLost', true, 'x');
			},
		});
	const synced = async (/** @type {import('../../../media').Media} */ media) => {
		const options = { rewatchedMovies: false, rewatchedEpisodes: false, unwatched: false };
		const [outcome] = await syncWatchEvent(
			tvtime(done),
			{
				event: 'watched',
				source: 'plex',
				key: 'k',
				at: '2026-03-08T20:00:00.000Z',
				user: { id: '1', name: 'a' },
				media,
			},
			{ ...options, userId: async () => '41' },
		);
		if (outcome && 'error' in outcome) throw outcome.error;
	};
	return await saidBy([
		() => markEpisodeWatched(tvtime(done), 0),
		() => markEpisodeWatched(tvtime(answer(200, { result: 'KO' })), 7),
		() => episodeState(tvtime(answer(200, 'It works!')), 7),
		() => markMovieWatched(tvtime(done), 'x'),
		() => markMovieRewatched(lost(), uuid),
		() => searchMovies(tvtime(done), { query: ' ' }),
		() => watchedMovie(tvtime(done), { userId: '41', uuid }),
		() => accountIdIn('a.b.c'),
		() => synced({ type: 'movie', title: 'Lull', year: 2019, ids: {} }),
		() =>
			synced({ type: 'episode', season: 1, number: 2, ids: {}, show: { title: 'Quay', ids: {} } }),
		() => episodeState(closed(), 7),
		() => episodeState(closed(answer(404, '<html>')), 7),
		() => episodeState(closed(answer(200, '<html>')), 7),
	]);
}

/** Parameters that the node itself refuses. @type {import('n8n-workflow').IDataObject[]} */
const UNUSABLE = [
	{ resource: 'episode', operation: 'hum' },
	{ resource: 'watchEvent', operation: 'sync' },
	{ resource: 'episode', operation: 'markWatched', episodeId: 0 },
	{ resource: 'episode', operation: 'markWatchedUpTo', showId: 0 },
	{ resource: 'movie', operation: 'search', query: '' },
	{ resource: 'movie', operation: 'markWatched', uuid: '' },
];

/** What the node says of input that cannot be sent, and of a file that is too large to be looked into. */
async function tvtimeInput() {
	/** @type {Said[]} */
	const said = [];
	for (const parameters of [...UNUSABLE, { resource: 'export', operation: 'read' }]) {
		const { execute } = executeContext({
			parameters,
			credentials: { address: 'https://tvtime.example' },
			node: { onError: 'continueErrorOutput' },
		});
		const binary = { data: { data: '', mimeType: '', fileName: 'export.zip', id: 'huge' } };
		execute.getInputData = () => [{ json: {}, binary }];
		execute.helpers.getBinaryMetadata = async () => ({ fileSize: 2 ** 30 });
		const [items = []] = await executed(new TvTime(), execute);
		said.push(saidIn(items.map(({ json }) => json)));
	}
	return said;
}

/** @type {import('./provoked.mjs').Classes} */
export const CLASSES = [
	['answer of TV Time, whatever its status', tvtimeAnswers],
	['guard before sending to TV Time, and everything that it does not have', tvtimeGuards],
	['input that the TV Time node cannot send', tvtimeInput],
	['file that is no TV Time export', unreadableExports],
];
