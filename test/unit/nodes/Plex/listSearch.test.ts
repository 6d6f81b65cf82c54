import { describe, expect, it } from '@jest/globals';
import { NodeApiError } from 'n8n-workflow';
import { Plex } from '../../../../nodes/Plex/Plex.node';
import { listContext } from '../../../support/listContext';
import { rejection } from '../../../support/scripted';

const ADDRESS = 'http://nas.example:32400';
const { listSearch } = new Plex().methods;

/** What a list asks for and shows. */
async function listed(list: keyof typeof listSearch, filter?: string, statusCode = 200) {
	const bodies: Record<string, unknown> = {
		'/accounts': {
			Account: [
				{ id: 0, name: '' },
				{ id: 1, name: 'zoe' },
				{ id: 7, name: 'Ada' },
				{ id: 8, name: '' },
			],
		},
		'/hubs/search': {
			Hub: [
				{ type: 'actor', Metadata: [{ title: 'Quay Actor' }] },
				{ type: 'movie', Metadata: [{ ratingKey: '3', type: 'movie', title: 'Quay', year: 2011 }] },
				{
					type: 'episode',
					Metadata: [
						{
							ratingKey: '4',
							type: 'episode',
							title: 'Mooring',
							grandparentTitle: 'Quay',
							parentIndex: 0,
							index: 2,
						},
					],
				},
				{ type: 'show' },
			],
		},
	};
	const { context, requests } = listContext({
		parameters: {},
		credentials: { address: ADDRESS, token: 'x', plexTvAddress: 'https://plex.example' },
		node: { name: 'Plex', type: 'plex', credentials: {} },
		send: async ({ url }) => ({
			statusCode,
			headers: { 'x-plex-protocol': '1.0' },
			body: { MediaContainer: bodies[url.slice(ADDRESS.length)] },
		}),
	});
	const { results } = await listSearch[list].call(context, filter);
	return { shown: results.map(({ name, value }) => [name, value]), requests };
}

describe('the lists of the Plex node', () => {
	it('shows accounts by name, without the one that is nobody’s', async () => {
		expect((await listed('searchAccounts')).shown).toEqual([
			['Account 8', '8'],
			['Ada', '7'],
			['zoe', '1'],
		]);
		expect((await listed('searchAccounts', ' AD ')).shown).toEqual([['Ada', '7']]);
	});

	it('finds movies, shows and episodes by words, and asks nothing without any', async () => {
		const { shown, requests } = await listed('searchItems', ' quay ');
		expect(shown).toEqual([
			['Quay (2011)', '3'],
			['Quay S00E02: Mooring', '4'],
		]);
		expect(requests[0]?.qs).toEqual({ query: 'quay', limit: 50 });
		expect(await listed('searchItems', ' ')).toEqual({ shown: [], requests: [] });
	});

	it('says what to do where the list cannot be had', async () => {
		const thrown = await rejection(listed('searchAccounts', '', 403));
		expect(thrown).toBeInstanceOf(NodeApiError);
		expect(thrown).toMatchObject({ message: 'Plex does not let this token do that (403)' });
	});
});
