import type { IDataObject } from 'n8n-workflow';

import type { ServiceClient } from '../../http/serviceClient';
import { refused } from '../answers';
import { USER_DATA } from '../forms';
import { inPath, queryOf } from '../query';
import { markedItem, writeUserData } from './marking';
import type { Target } from './marking';

/** Puts an item among the user's favourites, or takes it from there. */
export async function setFavorite(
	client: ServiceClient,
	{ favorite, ...target }: Target & { favorite: boolean },
): Promise<IDataObject> {
	const answer = await client.request(
		{
			method: favorite ? 'POST' : 'DELETE',
			path: `/UserFavoriteItems/${inPath(target.itemId)}`,
			query: queryOf({ userId: target.userId }),
		},
		{ answers: USER_DATA },
	);
	return markedItem(target, answer);
}

/** Gives the user's own rating, 0–10; 0 is none. Jellyfin's own pages show likes alone, from 6.5 on. */
export async function rateItem(
	client: ServiceClient,
	{ rating, ...target }: Target & { rating: number },
): Promise<IDataObject> {
	if (!(rating >= 0 && rating <= 10)) {
		throw refused('The rating is not between 0 and 10', 'Give a number from 0 to 10.');
	}
	return markedItem(target, await writeUserData(client, target, { Rating: rating }));
}
