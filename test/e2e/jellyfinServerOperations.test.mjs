import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishFor, ways } from './support/jellyfinFlows.mjs';
import { openJellyfin } from './support/jellyfinAndMovary.mjs';

describe('the operations of the Jellyfin node on the server as a whole, in a real n8n', () => {
	/** @type {import('./support/jellyfinAndMovary.mjs').Jellyfin} */
	let home;
	beforeAll(async () => {
		home = await openJellyfin();
	});
	afterAll(() => home.close());

	describe.each(ways)('with %s', (_way, who) => {
		/** @type {Awaited<ReturnType<typeof publishFor>>} */
		let flows;
		/** @type {typeof home.people.alice} */
		let person;
		beforeAll(async () => {
			flows = await publishFor(home, who);
			person = home.people[who];
		});

		it('Library, User and Session: Get Many give what the sign-in may see', async () => {
			home.jellyfin.signIn(person.id, `sofa-${who}`);
			const libraries = (await flows.getLibraries()).answer;
			expect(libraries).toMatchObject(
				[
					{ name: 'Films', type: 'movies' },
					{ name: 'Shows', type: 'tvshows' },
					{ name: 'Cellar', type: 'movies' },
				].slice(0, who === 'guest' ? 2 : 3),
			);
			expect((await flows.getUsers()).answer).toMatchObject(
				Object.values(home.people).map(({ id, name, admin }) => ({
					id,
					name,
					administrator: admin,
				})),
			);
			expect((await flows.getUser()).answer).toMatchObject([{ id: person.id, name: person.name }]);
			const sessions = (await flows.getSessions([{ name: person.name.toUpperCase() }])).answer;
			expect(sessions).toContainEqual(
				expect.objectContaining({ client: 'Test', device: 'Test', userName: person.name }),
			);
			expect(new Set(sessions.map((/** @type {{userId: string}} */ one) => one.userId))).toEqual(
				new Set([person.id]),
			);
		});

		it('Library Index: Refresh, Get Status and Delete build it on the server, tell of it and take it away', async () => {
			await flows.deleteIndex();
			expect((await flows.getStatus()).answer).toEqual([{ exists: false }]);
			const writes = home.writing();
			const built = (await flows.refresh()).answer[0];
			expect(built).toMatchObject({ exists: true, titles: built.listed });
			expect(writes().every((write) => write.startsWith('POST /DisplayPreferences/'))).toBe(true);
			expect(writes()).not.toEqual([]);
			const status = (await flows.getStatus()).answer[0];
			expect({ ...status, listed: built.listed }).toEqual(built);
			expect((await flows.refresh([{ force: true }])).answer).toMatchObject([
				{ listed: built.listed },
			]);
			expect((await flows.deleteIndex()).answer).toEqual([{ deleted: true }]);
			expect((await flows.getStatus()).answer).toEqual([{ exists: false }]);
		});

		it('Session: Log Out ends the session of a user, who signs in again with the next call; a key has none', async () => {
			const { status, ended } = await flows.logOut();
			expect(status).toBe(200);
			const { outputs } = await ended();
			if (who !== 'guest') {
				expect(outputs[1]).toMatchObject([{ json: { error: 'An API key has no session to end' } }]);
				return;
			}
			expect(outputs[0]).toMatchObject([{ json: { loggedOut: true } }]);
			const sessions = async () => await home.sessionsOf('n8n-');
			expect(await sessions()).toEqual([]);
			const writes = home.writing();
			expect((await flows.getLibraries()).answer).toHaveLength(2);
			expect(writes()).toEqual(['POST /Users/AuthenticateByName']);
			expect(await sessions()).toMatchObject([{ UserName: person.name }]);
		});
	});
});
