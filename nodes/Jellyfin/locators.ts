import type { INodeProperties } from 'n8n-workflow';
import type { Parameters } from '../shared/action/parameters';
import type { JellyfinConnection } from './client';
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
	description: 'Only the sessions of this user',
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
	description: 'Only what is in this library',
	modes: pickedFrom('searchLibraries', 'id'),
};

export const SERIES_FIELD: INodeProperties = {
	displayName: 'Series',
	name: 'series',
	type: 'resourceLocator',
	default: chosen,
	description: 'Only the episodes of this series',
	modes: pickedFrom('searchSeries', 'id', 'url'),
};

/** What a resource locator holds: a mode and a value, or the bare value where an expression gave it. */
function located(parameters: Parameters, name: string): { mode: string; value: string } {
	const locator = parameters.group(name);
	return { mode: locator.text('mode'), value: locator.text('value') || parameters.text(name) };
}

export const itemIdFrom = (parameters: Parameters): string =>
	jellyfinId(located(parameters, 'item').value, 'item');

/** Undefined where the filter is not set. */
export function parentIdFrom(filters: Parameters, name: 'library' | 'series'): string | undefined {
	const { value } = located(filters, name);
	return value === '' ? undefined : jellyfinId(value, name);
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

/** The user in the field, whoever is signed in; undefined where it is empty. */
export async function pickedUserId(
	parameters: Parameters,
	users: JellyfinConnection['users'],
): Promise<string | undefined> {
	const { mode, value } = located(parameters, 'user');
	if (value === '') return undefined;
	return mode === 'name' ? await users.named(value) : jellyfinId(value, 'user');
}
