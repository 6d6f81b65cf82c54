import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listAccounts, searchItems as findItems } from '../../services/plex';
import { failureOf, nodeErrorOf } from '../shared/action/failure';
import { connectPlex } from './client';
import type { PlexConnection } from './client';
import { titleOf } from './simplify';

const LIMIT = 50;

async function answer(
	context: ILoadOptionsFunctions,
	find: (connection: PlexConnection) => Promise<INodeListSearchResult>,
): Promise<INodeListSearchResult> {
	try {
		return await find(await connectPlex(context));
	} catch (thrown) {
		throw nodeErrorOf(context.getNode(), failureOf(thrown), 0);
	}
}

export async function searchAccounts(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	return await answer(this, async ({ client }) => {
		const wanted = filter.trim().toLowerCase();
		const results = (await listAccounts(client))
			.map(({ id, name }) => ({ name: String(name) || `Account ${String(id)}`, value: String(id) }))
			.filter(({ name }) => name.toLowerCase().includes(wanted))
			.sort((one, other) => one.name.localeCompare(other.name));
		return { results };
	});
}

export async function searchItems(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const search = filter.trim();
	// Plex searches by words alone.
	if (search === '') return { results: [] };
	return await answer(this, async ({ client }) => {
		const items = await findItems(client, { search, limit: LIMIT });
		const results = items.map((item) => ({ name: titleOf(item), value: String(item.ratingKey) }));
		return { results };
	});
}
