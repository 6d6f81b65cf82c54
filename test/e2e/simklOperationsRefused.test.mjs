import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films } from '../../simulators/household.mjs';
import { openSimkl } from './support/simkl.mjs';
import { simklFlows } from './support/simklFlows.mjs';

describe('what the Simkl node does not get through in a real n8n', () => {
	/** @type {import('./support/simkl.mjs').Simkl} */
	let home;
	const publish = async (/** @type {import('./support/flows.mjs').NodeKind} */ kind) =>
		await home.publish(kind, { getSettings: simklFlows.getSettings, add: simklFlows.add });

	beforeAll(async () => {
		home = await openSimkl();
	});
	afterAll(() => home.close());

	it.each([
		['a token that was taken away', { refreshToken: 'withdrawn-7f3a' }, 'reconnect', /sign-in/],
		[
			'an old app’s token that was taken away',
			{ refreshToken: '', accessToken: 'withdrawn-7f3a' },
			'reconnect',
			/sign-in/,
		],
		['an app that Simkl does not know', { clientId: 'nobody' }, 'reconnect', /the app/],
		['an address without http://', { apiAddress: 'api.simkl.com' }, 'refused', /web address/],
	])(
		'leaves %s through the error output, in words and with what came in',
		async (_what, otherwise, kind, said) => {
			const { getSettings } = await publish(await home.byToken('Alice', otherwise));
			const { status, ended } = await getSettings([{ note: 'kept' }]);
			const end = await ended();
			expect([status, end.status]).toEqual([200, 'success']);
			expect(end.outputs).toMatchObject([
				[],
				[
					{
						json: {
							note: 'kept',
							error: expect.stringMatching(said),
							details: { kind, destination: 'simkl' },
						},
						pairedItem: { item: 0 },
					},
				],
			]);
			expect(JSON.stringify(end)).not.toContain('withdrawn-7f3a');
		},
	);

	it('names what a 201 did not find, and lets the other items through', async () => {
		const { add } = await publish(await home.byToken('Alice'));
		const { ended } = await add([{ imdb: 'tt4242424' }, { imdb: films.ferry.ids.imdb }]);
		expect((await ended()).outputs).toMatchObject([
			[{ json: { status: 'added' }, pairedItem: { item: 1 } }],
			[{ json: { details: { kind: 'notFound' } }, pairedItem: { item: 0 } }],
		]);
	});
});
