import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
	listItems,
	listLibraries,
	refreshIndex,
	syncWatchEvent,
} from '../../../../services/jellyfin';
import { films } from '../../../../simulators/household.mjs';
import { movieOf, simulatedServer } from './simulatedServer.mjs';

/** @type {Awaited<ReturnType<typeof simulatedServer>>} */
let house;
/** Sees one library, in which there is nothing yet. */
let userId = '';
beforeAll(async () => {
	house = await simulatedServer();
	house.jellyfin.addLibrary({ name: 'Nothing yet' });
	userId = house.jellyfin.addUser({ name: 'newcomer', libraries: ['Nothing yet'] }).id;
});
afterAll(() => house.jellyfin.stop());

it('an empty library has no items, and an index of nothing', async () => {
	const client = house.client();
	expect(await listLibraries(client, { userId })).toHaveLength(1);
	expect(await listItems(client, { userId })).toEqual([]);
	expect(await refreshIndex(client, { userId })).toMatchObject({ titles: 0 });
});

it('a play that an empty library does not have is not found, in words, with nothing written', async () => {
	const options = {
		userId,
		unwatched: false,
		rated: false,
		progress: true,
		tellOtherPrograms: false,
	};
	const event = house.event('watched', movieOf(films.tinHarbour));
	const requests = await house.asked(async () => {
		expect(await syncWatchEvent(house.client(), event, options)).toMatchObject([
			{
				error: {
					kind: 'notFound',
					message: expect.stringContaining('Tin Harbour'),
					description: expect.stringMatching(/library/),
				},
			},
		]);
	});
	expect(requests.filter(({ path }) => path.includes('/UserData'))).toEqual([]);
});
