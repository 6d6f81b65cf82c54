import { describe, expect, it } from '@jest/globals';

import { listLibrary } from '../../../../services/simkl';
import { answer, simklAnswering } from './simkl';

const PEOPLE = Array.from({ length: 60 }, (_, index) => index);
const film = {
	status: 'completed',
	movie: { title: 'Тихий берег', ids: { simkl: 1, imdb: 'tt1' } },
};

describe('the libraries of many people in one n8n', () => {
	it('are each read whole once, and given again as they were', async () => {
		const whole: string[] = [];
		const clients = PEOPLE.map((id) =>
			simklAnswering(({ path, query }) => {
				if (path === '/users/settings') return answer(200, { account: { id } });
				if (path === '/sync/activities') {
					return answer(200, { movies: { completed: '2026-03-01T00:00:10Z' } });
				}
				whole.push(`${id} ${query?.date_from ?? 'whole'}`);
				return answer(200, { movies: [{ ...film, user_rating: id }] });
			}),
		);
		const night = async () => {
			for (const [id, client] of clients.entries()) {
				expect(await listLibrary(client, {})).toEqual([{ ...film, user_rating: id }]);
			}
		};
		await night();
		await night();
		expect(whole).toEqual(PEOPLE.map((id) => `${id} whole`));
	});
});
