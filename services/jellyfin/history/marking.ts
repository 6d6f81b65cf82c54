import type { UserDataApiMarkPlayedItemRequest } from '@jellyfin/sdk/lib/generated-client/api/user-data-api';
import type { UpdateUserItemDataDto } from '@jellyfin/sdk/lib/generated-client/models/update-user-item-data-dto';
import type { IDataObject } from 'n8n-workflow';

import type { ServiceAnswer } from '../../http/exchange';
import type { ClientAnswer, ServiceClient } from '../../http/serviceClient';
import { inPath, queryOf, USER_DATA } from '../query';
import { itemOf } from '../reading';

export interface Target {
	itemId: string;
	userId: string;
}

/**
 * Writes only the given fields of what a user has done with an item. Fires no mark: the webhook plugin tells of it as
 * UpdateUserData, which our trigger never takes for a mark, so there is no echo. Safe to repeat, as it sets values.
 */
export async function writeUserData(
	client: ServiceClient,
	{ itemId, userId }: Target,
	data: UpdateUserItemDataDto,
): Promise<ClientAnswer> {
	const body: IDataObject = { ...data };
	const path = `/UserItems/${inPath(itemId)}/UserData`;
	return await client.request(
		{ method: 'POST', path, query: queryOf({ userId }), body },
		{ answers: USER_DATA },
	);
}

/**
 * Marks as the button in Jellyfin does, which other programs hear of (TogglePlayed) and which spreads over a series
 * and its versions. Without a date, for with one every call counts a play more, also one that was given up on and comes
 * late: the date and the count are written before, as values. Safe to repeat.
 */
export async function markPlayedLoud(
	client: ServiceClient,
	{ itemId, userId }: Target,
): Promise<ClientAnswer> {
	const query: Omit<UserDataApiMarkPlayedItemRequest, 'itemId'> = { userId };
	const path = `/UserPlayedItems/${inPath(itemId)}`;
	return await client.request(
		{ method: 'POST', path, query: queryOf(query) },
		{ answers: USER_DATA },
	);
}

/** Takes the mark away as the button does: the play count, the date and the resume point go with it. */
export async function markUnplayedLoud(
	client: ServiceClient,
	{ itemId, userId }: Target,
): Promise<ClientAnswer> {
	const path = `/UserPlayedItems/${inPath(itemId)}`;
	return await client.request(
		{ method: 'DELETE', path, query: queryOf({ userId }) },
		{ answers: USER_DATA },
	);
}

export async function readUserData(
	client: ServiceClient,
	{ itemId, userId }: Target,
	accept: number[] = [],
): Promise<ClientAnswer> {
	const path = `/UserItems/${inPath(itemId)}/UserData`;
	return await client.request(
		{ method: 'GET', path, query: queryOf({ userId }) },
		{ answers: USER_DATA, accept },
	);
}

/** The user's data in an answer, with the item that it is about. */
export function markedItem({ itemId }: Target, answer: ServiceAnswer): IDataObject {
	return { ...itemOf(answer), ItemId: itemId };
}

/** What a quiet removal writes. The date stays: null changes nothing at Jellyfin. */
export const UNPLAYED = { Played: false, PlayCount: 0, PlaybackPositionTicks: 0 } as const;
