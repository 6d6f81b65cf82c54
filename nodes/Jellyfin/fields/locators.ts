import type { INodeProperties } from 'n8n-workflow';
import { located } from '../../shared/action/fields/locator';
import type { Parameters } from '../../shared/action/parameters';
import type { JellyfinConnection } from '../client';
import { jellyfinId } from './jellyfinId';
import { pickedFrom } from './locatorModes';

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
