import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films } from '../../simulators/household.mjs';
import { openMovary } from './support/jellyfinAndMovary.mjs';
import { movaryFlows } from './support/movaryFlows.mjs';

const { ferry } = films;

describe('what the Movary node does not get through in a real n8n', () => {
	/** @type {import('./support/jellyfinAndMovary.mjs').Movary} */
	let home;
	const publish = async (/** @type {import('./support/flows.mjs').NodeKind} */ kind) =>
		await home.publish(kind, { getPlays: movaryFlows.getPlays, addMovie: movaryFlows.addMovie });

	beforeAll(async () => {
		home = await openMovary();
	});
	afterAll(() => home.close());

	it.each([
		['a token that was withdrawn', { token: 'withdrawn-7f3a' }, 'reconnect', /token/],
		['a user that Movary does not have', { userName: 'nobody' }, 'refused', /no such user/],
		['an email address as user name', { userName: 'a@example.org' }, 'refused', /user name/],
		['an address without http://', { address: 'movary.example.org' }, 'refused', /web address/],
	])(
		'leaves %s through the error output, in words and with what came in',
		async (_what, otherwise, kind, said) => {
			const { getPlays } = await publish(await home.asAlice(otherwise));
			const { status, ended } = await getPlays([{ note: 'kept' }]);
			const end = await ended();
			expect([status, end.status]).toEqual([200, 'success']);
			expect(end.outputs).toMatchObject([
				[],
				[
					{
						json: {
							note: 'kept',
							error: expect.stringMatching(said),
							details: { kind, whatToDo: expect.stringContaining('credential') },
						},
						pairedItem: { item: 0 },
					},
				],
			]);
			expect(JSON.stringify(end)).not.toContain('withdrawn-7f3a');
		},
	);

	it('names the film that TMDB does not have, and lets the other items through', async () => {
		const { addMovie } = await publish(await home.asAlice());
		const { ended } = await addMovie([
			{ tmdbId: 1 },
			{ tmdbId: ferry.ids.tmdb },
			{ tmdbId: 'tt99000102' },
		]);
		expect((await ended()).outputs).toMatchObject([
			[
				{
					json: { movaryId: home.movary.know(Number(ferry.ids.tmdb)).id },
					pairedItem: { item: 1 },
				},
			],
			[
				{
					json: { details: { kind: 'notFound', destination: 'movary' } },
					pairedItem: { item: 0 },
				},
				{ json: { error: '"tt99000102" is not a number' }, pairedItem: { item: 2 } },
			],
		]);
	});
});
