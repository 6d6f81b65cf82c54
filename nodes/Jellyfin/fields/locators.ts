import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';
import { located } from '../../shared/action/fields/commonFields';
import type { Parameters } from '../../shared/action/parameters';
import type { JellyfinConnection } from '../client';
import { ID_IN_ADDRESS, jellyfinId } from './jellyfinId';

const allModes = (searchListMethod: string): { modes: INodePropertyMode[] } => ({
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod, searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. f27caa37e5142225cceded48f6553502',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*[0-9a-fA-F-]{32,36}\\s*$',
						errorMessage: 'A Jellyfin ID has 32 digits and letters from a to f',
					},
				},
			],
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. http://nas:8096/web/#/details?id=f27caa37e5142225cceded48f6553502',
			extractValue: { type: 'regex', regex: ID_IN_ADDRESS },
			validation: [
				{
					type: 'regex',
					properties: {
						regex: `.*${ID_IN_ADDRESS}.*`,
						errorMessage: 'Not an address of Jellyfin’s web client with an ID in it',
					},
				},
			],
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. ada',
		},
	],
});

/** A list with search first, and the other ways to say what is meant. */
export const pickedFrom = (
	searchListMethod: string,
	...others: Array<'id' | 'url' | 'name'>
): INodePropertyMode[] =>
	allModes(searchListMethod).modes.filter(({ name }) => ['list', ...others].includes(name));

const chosen = { mode: 'list', value: '' };

/** Whose watched marks: with a user's own sign-in it is that user, and nothing has to be chosen. */
export const USER_FIELD: INodeProperties = {
	displayName: 'User',
	name: 'user',
	type: 'resourceLocator',
	default: chosen,
	required: true,
	description: 'The Jellyfin user for whom to do it',
	modes: pickedFrom('searchUsers', 'id', 'name'),
	displayOptions: { show: { authentication: ['apiKey'] } },
};

/** The same as a filter, where any user's own sign-in may look at others. */
export const USER_FILTER: INodeProperties = {
	displayName: 'User',
	name: 'user',
	type: 'resourceLocator',
	default: chosen,
	description:
		'Only the sessions of this user. Leave the list empty for everybody’s; an empty ID or name is refused.',
	modes: pickedFrom('searchUsers', 'id', 'name'),
};

export const ITEM_FIELD: INodeProperties = {
	displayName: 'Item',
	name: 'item',
	type: 'resourceLocator',
	default: chosen,
	required: true,
	description: 'The movie, series or episode',
	modes: pickedFrom('searchItems', 'id', 'url'),
};

export const LIBRARY_FIELD: INodeProperties = {
	displayName: 'Library',
	name: 'library',
	type: 'resourceLocator',
	default: chosen,
	description:
		'Only what is in this library. Leave the list empty for all libraries; an empty ID is refused.',
	modes: pickedFrom('searchLibraries', 'id'),
};

export const SERIES_FIELD: INodeProperties = {
	displayName: 'Series',
	name: 'series',
	type: 'resourceLocator',
	default: chosen,
	description:
		'Only the episodes of this series. Leave the list empty for no such limit; an empty ID or address is refused.',
	modes: pickedFrom('searchSeries', 'id', 'url'),
};

export const itemIdFrom = (parameters: Parameters): string =>
	jellyfinId(located(parameters, 'item').value, 'item');

/** Undefined where the filter is not added, or its list is left empty. */
export function parentIdFrom(filters: Parameters, name: 'library' | 'series'): string | undefined {
	const { value, isLeftEmpty } = located(filters, name);
	return isLeftEmpty ? undefined : jellyfinId(value, name);
}

/** The user whom the operation is about. */
export async function userIdFrom(context: {
	parameters: Parameters;
	users: JellyfinConnection['users'];
}): Promise<string> {
	const { parameters, users } = context;
	const id = users.signedIn ? await users.signedIn() : await pickedUserId(parameters, users);
	return id ?? jellyfinId('', 'user');
}

/** The user in the field, whoever is signed in; undefined where its list is left empty. */
export async function pickedUserId(
	parameters: Parameters,
	users: JellyfinConnection['users'],
): Promise<string | undefined> {
	const { mode, value, isLeftEmpty } = located(parameters, 'user');
	if (isLeftEmpty) return undefined;
	return mode === 'name' && value !== '' ? await users.named(value) : jellyfinId(value, 'user');
}

/** Off, a mark is written as data that this package's own trigger leaves out, so no loop can start. */
export const TELL_OTHER_PROGRAMS: INodeProperties = {
	displayName: 'Tell Other Programs',
	name: 'tellOtherPrograms',
	type: 'boolean',
	default: false,
	description:
		'Whether to mark as if somebody had pressed the button in Jellyfin, which other plugins and the Jellyfin Trigger then pass on as a mark of their own; leave it off where a workflow also listens to this server',
};
