import { beforeEach, describe, expect, it } from '@jest/globals';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { NodeParameterValueType } from 'n8n-workflow';
import { Jellyfin } from '../../../../../nodes/Jellyfin/Jellyfin.node';
import { forgetSignedInUsers } from '../../../../../nodes/Jellyfin/client';
import { listContext } from '../../../../support/listContext';
import { ADA, ADDRESS, BEN, picked } from '../../../../support/runJellyfin';

const { listSearch } = new Jellyfin().methods;
const TITLES = Array.from({ length: 120 }, (_, n) => ({
	Id: `series-${n}`,
	Type: 'Series',
	Name: `Harbour Nights ${n}`,
	ProductionYear: 2015,
}));
const USERS = [
	{ Id: BEN, Name: 'Ben' },
	{ Id: ADA, Name: 'Ada' },
];

/** What a list shows, as an administrator who has chosen Ada unless said otherwise. */
async function listed(
	list: keyof typeof listSearch,
	parameters: Record<string, NodeParameterValueType> = {},
	[filter, paginationToken]: [string?, string?] = [],
) {
	const { context, requests } = listContext({
		parameters: { authentication: 'apiKey', user: picked(ADA), ...parameters },
		credentials: { address: ADDRESS },
		node: { name: 'Jellyfin', type: 'jellyfin', credentials: {} },
		send: async ({ url, qs = {} }) => {
			const start = Number(qs.startIndex ?? 0);
			const items = TITLES.filter(({ Name }) => Name.includes(String(qs.searchTerm ?? '')));
			const bodies: Record<string, unknown> = {
				'/Users': USERS,
				'/Users/Me': { Id: BEN },
				'/UserViews': {
					Items: [
						{ Id: 'l1', Name: 'Films' },
						{ Id: 'l2', Name: 'Anime' },
					],
				},
				'/Items': { Items: items.slice(start, start + Number(qs.limit)) },
			};
			const body = bodies[url.slice(ADDRESS.length)];
			return { statusCode: body ? 200 : 404, headers: {}, body };
		},
	});
	const { results, paginationToken: next } = await listSearch[list].call(
		context,
		filter,
		paginationToken,
	);
	return { results, next, requests };
}

describe('the lists of the Jellyfin node', () => {
	beforeEach(forgetSignedInUsers);

	it('users: by name, narrowed by what is typed', async () => {
		const all = await listed('searchUsers', { user: '' });
		expect(all.results).toEqual([
			{ name: 'Ada', value: ADA },
			{ name: 'Ben', value: BEN },
		]);
		expect(all.next).toBeUndefined();
		expect((await listed('searchUsers', {}, ['BE'])).results).toEqual([
			{ name: 'Ben', value: BEN },
		]);
	});

	it('libraries: those of the chosen user', async () => {
		const { results, requests } = await listed('searchLibraries', { user: picked(BEN, 'list') });
		expect(results.map(({ name }) => name)).toEqual(['Anime', 'Films']);
		expect(requests[0]?.qs).toEqual({ userId: BEN });
	});

	it('series: searched by the server, page by page, none twice and none left out', async () => {
		const names: string[] = [];
		let token: string | undefined;
		do {
			const { results, next } = await listed('searchSeries', {}, ['', token]);
			expect(results.length).toBeLessThanOrEqual(50);
			names.push(...results.map(({ name }) => String(name)));
			token = next;
		} while (token);
		expect(names).toEqual(TITLES.map(({ Name }) => `${Name} (2015)`));
		const { results, requests, next } = await listed('searchSeries', {}, ['Nights 11', undefined]);
		expect(requests[0]?.qs).toMatchObject({ searchTerm: 'Nights 11', includeItemTypes: 'Series' });
		expect(results).toHaveLength(11);
		expect(next).toBeUndefined();
	});

	it('a page that is exactly full has no empty one behind it', async () => {
		const { results, next } = await listed('searchSeries', {}, ['', '70']);
		expect(results).toHaveLength(50);
		expect(next).toBeUndefined();
	});

	it('items: of every kind', async () => {
		const { requests } = await listed('searchItems', {}, ['fog']);
		expect(requests[0]?.qs).toMatchObject({
			includeItemTypes: 'Movie,Series,Episode',
			userId: ADA,
		});
	});

	it('with a user’s own sign-in, what that user sees', async () => {
		const { requests } = await listed('searchLibraries', { authentication: 'user', user: '' });
		expect(requests.map(({ qs }) => qs)).toEqual([{}, { userId: BEN }]);
	});

	it('the user may be given by name', async () => {
		const { requests } = await listed('searchLibraries', { user: picked('ben', 'name') });
		expect(requests.at(-1)?.qs).toEqual({ userId: BEN });
	});

	it.each([picked('', 'list'), picked('={{ $json.user.name }}', 'name'), ''])(
		'ask for the user first, where it is %p',
		async (user) => {
			const list = listed('searchItems', { user });
			await expect(list).rejects.toBeInstanceOf(NodeOperationError);
			await expect(list).rejects.toMatchObject({
				message: 'This list depends on the user',
				description: expect.stringContaining('Choose the user first'),
			});
		},
	);

	it('say what is wrong with the connection', async () => {
		const { context } = listContext({
			parameters: { authentication: 'apiKey' },
			credentials: { address: ADDRESS },
			node: { name: 'Jellyfin', type: 'jellyfin', credentials: {} },
			send: async () => ({ statusCode: 403, headers: {}, body: '' }),
		});
		const list = listSearch.searchUsers.call(context);
		await expect(list).rejects.toBeInstanceOf(NodeApiError);
		await expect(list).rejects.toMatchObject({ httpCode: '403' });
	});
});
