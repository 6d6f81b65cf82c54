import { describe, expect, it } from '@jest/globals';

import { addToHistory } from '../../../../services/trakt';
import { added, ago, answer, none, rejection, traktSaying } from './trakt';

const lookUp = 'GET /search/imdb/tt9100001?type=movie';
const byTitle = 'GET /search/movie?query=Lull&years=2018-2020&limit=30';
const history = 'GET /sync/history/movies/12?…';
const written: Array<[string, ReturnType<typeof answer>]> = [
	[history, none],
	['POST /sync/history', added],
	[history, none],
];

describe('what Trakt found once', () => {
	it.each([
		['an id', { ids: { imdb: 'tt9100001' } }, lookUp],
		['a title', { title: 'Lull', year: 2019 }, byTitle],
	])(
		'is not remembered of %s where the answer lacked Trakt’s own id',
		async (_by, movie, search) => {
			const found = (ids: object) =>
				answer(200, [{ type: 'movie', movie: { title: 'Lull', year: 2019, ids } }]);
			const { client } = traktSaying(
				[search, found({})],
				[search, found({ trakt: 12 })],
				...written,
				// From here on it is known.
				...written,
			);
			expect(await rejection(addToHistory(client, { movie }, ago(60)))).toMatchObject({
				kind: 'notFound',
			});
			expect(await addToHistory(client, { movie }, ago(60))).toMatchObject({
				code: 'addedToHistory',
			});
			expect(await addToHistory(client, { movie }, ago(600))).toMatchObject({
				code: 'addedToHistory',
			});
		},
	);
});
