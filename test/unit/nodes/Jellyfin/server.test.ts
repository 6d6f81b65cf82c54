import { beforeEach, describe, expect, it } from '@jest/globals';
import { forgetSignedInUsers } from '../../../../nodes/Jellyfin/client';
import { ADA, BEN, FOR_ADA, picked, runJellyfin } from '../../../support/runJellyfin';
import type { Answers } from '../../../support/runJellyfin';

const ALL = { returnAll: true, simplify: true };
const USERS: Answers = {
	'GET /Users': [
		200,
		[
			{ Id: ADA, Name: 'Ada', Policy: { IsAdministrator: true, IsDisabled: false } },
			{ Id: BEN, Name: 'Ben', Configuration: {} },
		],
	],
};
const SESSIONS: Answers = {
	'GET /Sessions': [
		200,
		[
			{ Id: 's1', UserId: ADA, UserName: 'Ada', Client: 'Web', DeviceName: 'Sofa' },
			{
				Id: 's2',
				UserId: BEN,
				UserName: 'Ben',
				NowPlayingItem: { Id: 'film', Name: 'The Lighthouse at Noon' },
				PlayState: { IsPaused: true, PositionTicks: 605_000_000 },
			},
		],
	],
};

const SESSION = { resource: 'session', operation: 'getAll', ...ALL };

describe('Library, User and Session of the Jellyfin node', () => {
	beforeEach(forgetSignedInUsers);

	it('Library: Get Many gets the libraries of the user', async () => {
		const library = { Id: 'l1', Name: 'Films', CollectionType: 'movies', Etag: 'x' };
		const { json, requests } = await runJellyfin(
			{ resource: 'library', operation: 'getAll', ...ALL, ...FOR_ADA },
			{ 'GET /UserViews': [200, { Items: [library] }] },
		);
		expect(json).toEqual([{ id: 'l1', name: 'Films', type: 'movies' }]);
		expect(requests[0]?.qs).toEqual({ userId: ADA });
	});

	it('User: Get Many needs no user, and keeps to its limit', async () => {
		const list = { resource: 'user', operation: 'getAll', authentication: 'apiKey', ...ALL };
		const all = await runJellyfin(list, USERS);
		expect(all.json).toEqual([
			{ id: ADA, name: 'Ada', administrator: true, disabled: false },
			{ id: BEN, name: 'Ben' },
		]);
		const one = await runJellyfin({ ...list, returnAll: false, limit: 1, simplify: false }, USERS);
		expect(one.json).toEqual([expect.objectContaining({ Id: ADA, Policy: expect.anything() })]);
	});

	it('Session: Get Many says who is connected, and what is playing', async () => {
		const { json } = await runJellyfin(
			{ resource: 'session', operation: 'getAll', authentication: 'apiKey', ...ALL, filters: {} },
			SESSIONS,
		);
		expect(json).toEqual([
			{ id: 's1', userId: ADA, userName: 'Ada', client: 'Web', device: 'Sofa' },
			{
				id: 's2',
				userId: BEN,
				userName: 'Ben',
				itemId: 'film',
				title: 'The Lighthouse at Noon',
				paused: true,
				positionSeconds: 61,
			},
		]);
	});

	it.each([picked(BEN), picked('ben', 'name')])(
		'Session: Get Many may keep to one user: %p',
		async (user) => {
			const { json } = await runJellyfin(
				{ ...SESSION, filters: { user } },
				{ ...SESSIONS, ...USERS },
			);
			expect(json.map(({ id }) => id)).toEqual(['s2']);
		},
	);

	it('Session: Get Many is about everybody where the list of users is left empty', async () => {
		const filters = { user: picked('', 'list') };
		const { json } = await runJellyfin({ ...SESSION, filters }, SESSIONS);
		expect(json).toHaveLength(2);
	});

	it.each([
		{ __rl: true, mode: 'id', value: null },
		{ __rl: true, mode: 'list', value: null },
		picked(''),
		picked('', 'name'),
		{},
		null,
	])('Session: Get Many is about nobody where an expression gave %j', async (user) => {
		const run = runJellyfin({ ...SESSION, filters: { user } }, { ...SESSIONS, ...USERS });
		await expect(run).rejects.toThrow(/No user is chosen|The filter "user" has no value/);
	});

	it('Session: Log Out ends the user’s session, and asks for nothing else', async () => {
		const { json, sent } = await runJellyfin(
			{ resource: 'session', operation: 'logOut', authentication: 'user' },
			{ 'POST /Sessions/Logout': [204, ''] },
		);
		expect(sent).toEqual(['POST /Sessions/Logout']);
		expect(json).toEqual([{ loggedOut: true }]);
	});

	it('Session: Log Out does not pretend to end an API key', async () => {
		const run = runJellyfin({ resource: 'session', operation: 'logOut', authentication: 'apiKey' });
		await expect(run).rejects.toThrow('An API key has no session to end');
	});
});

describe('Library Index of the Jellyfin node', () => {
	const index = (operation: string) => ({ resource: 'libraryIndex', operation, ...FOR_ADA });
	const FILMS = { Items: [{ Id: 'f1', Type: 'Movie', Name: 'A', ProviderIds: { Tmdb: '5' } }] };

	it('Get Status says that there is none yet', async () => {
		const { json, requests } = await runJellyfin(index('getStatus'), preferences());
		expect(json).toEqual([{ exists: false }]);
		expect(requests[0]?.qs).toMatchObject({ userId: ADA });
	});

	it('Refresh builds it, and Rebuild From Scratch reads everything again', async () => {
		const answers = preferences({ 'GET /Items': [200, FILMS] });
		const options = { force: true };
		const { json, sent } = await runJellyfin({ ...index('refresh'), options }, answers);
		expect(json).toEqual([expect.objectContaining({ exists: true, titles: 1 })]);
		expect(sent.filter((each) => each === 'GET /Items')).toHaveLength(1);
		expect(sent.some((each) => each.startsWith('POST /DisplayPreferences/'))).toBe(true);
	});

	it('Delete answers as every Delete does', async () => {
		const { json } = await runJellyfin(index('delete'), preferences());
		expect(json).toEqual([{ deleted: true }]);
	});

	/** A server on which nothing is kept: each record that is asked for is empty. */
	function preferences(more: Answers = {}): Answers {
		return new Proxy<Answers>(more, {
			get: (kept, key) => {
				const asked = String(key);
				if (asked in kept) return kept[asked];
				if (asked.startsWith('GET /DisplayPreferences/')) return [200, { CustomPrefs: {} }];
				if (asked.startsWith('POST /DisplayPreferences/')) return [204, ''];
				if (asked === 'GET /System/Info/Public') return [200, { Id: 'cellar' }];
				return undefined;
			},
		});
	}
});
