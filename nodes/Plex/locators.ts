import type { ILoadOptionsFunctions, INodeListSearchResult, INodeProperties } from 'n8n-workflow';
import { searchItems as findItems, listAccounts } from '../../services/plex';
import { failureOf, nodeErrorOf } from '../shared/action/failure';
import { located } from '../shared/action/fields/commonFields';
import type { Parameters } from '../shared/action/parameters';
import { UnusableInput } from '../shared/action/unusableInput';
import type { PlexConnection } from './client';
import { connectPlex } from './client';
import { titleOf } from './simplify';

const RATING_KEY = /^\d{1,12}$/;
/** …/details?key=%2Flibrary%2Fmetadata%2F123 in the address bar, or the path itself. */
const KEY_IN_ADDRESS = 'library(?:%2F|/)metadata(?:%2F|/)([0-9]{1,12})';

const chosen = { mode: 'list', value: '' };

export const ACCOUNT_FIELD: INodeProperties = {
	displayName: 'Account',
	name: 'account',
	type: 'resourceLocator',
	default: chosen,
	description:
		'Whose plays to get. Leave the list empty for everybody’s, as far as the token sees them; an empty ID or name is refused. The owner of the server is account 1.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchAccounts', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*[0-9]{1,12}\\s*$',
						errorMessage: 'The ID of a Plex account is a number',
					},
				},
			],
		},
		{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. alex' },
	],
};

export const ITEM_FIELD: INodeProperties = {
	displayName: 'Item',
	name: 'item',
	type: 'resourceLocator',
	default: chosen,
	required: true,
	description: 'The movie, show or episode',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: {
				searchListMethod: 'searchItems',
				searchable: true,
				searchFilterRequired: true,
			},
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 12345',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*[0-9]{1,12}\\s*$',
						errorMessage: 'The ID of a Plex item, its rating key, is a number',
					},
				},
			],
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder:
				'e.g. https://app.plex.tv/desktop/#!/server/abc/details?key=%2Flibrary%2Fmetadata%2F12345',
			extractValue: { type: 'regex', regex: KEY_IN_ADDRESS },
			validation: [
				{
					type: 'regex',
					properties: {
						regex: `.*${KEY_IN_ADDRESS}.*`,
						errorMessage: 'Not an address of Plex’s web client with an item in it',
					},
				},
			],
		},
	],
};

/** The rating key of the item. */
export function itemKeyFrom(parameters: Parameters): string {
	const { value } = located(parameters, 'item');
	const key = new RegExp(KEY_IN_ADDRESS).exec(value)?.[1] ?? value;
	if (RATING_KEY.test(key)) return key;
	throw new UnusableInput(
		value === '' ? 'No item is chosen' : `"${value}" is not the ID of a Plex item`,
		'Search for the item in the list, or give its rating key: the number after metadata%2F in the address bar of Plex.',
	);
}

/** The server's number of the account; undefined, which is everybody, only where the list is left empty. */
export async function accountIdFrom({
	client,
	parameters,
}: Pick<PlexConnection, 'client'> & { parameters: Parameters }): Promise<string | undefined> {
	const { mode, value, isLeftEmpty } = located(parameters, 'account');
	if (isLeftEmpty) return undefined;
	if (value === '') {
		throw new UnusableInput(
			'The account is empty',
			'Its expression came to nothing, or nothing is typed. Give the ID or the name of the account; for everybody’s plays, choose "From List" and leave the list empty.',
		);
	}
	if (mode === 'name') {
		const wanted = value.trim().toLowerCase();
		const found = (await listAccounts(client)).find(
			({ name }) => String(name).trim().toLowerCase() === wanted,
		);
		if (found) return String(found.id);
		throw new UnusableInput(
			`The Plex server has no account named "${value}"`,
			'Choose the account from the list: it has everybody who has ever played on the server.',
		);
	}
	if (RATING_KEY.test(value)) return value;
	throw new UnusableInput(
		`"${value}" is not the ID of a Plex account`,
		'Choose the account from the list, or give its number; the owner of the server is 1.',
	);
}

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
