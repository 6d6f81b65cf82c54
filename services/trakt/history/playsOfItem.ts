import type { IDataObject } from 'n8n-workflow';

import type { ServiceClient } from '../../http/serviceClient';
import { readPages } from '../paging';
import type { TraktItem } from '../title/subject';

/** Plays of one title, newest first. */
export async function playsOfItem(
	client: ServiceClient,
	{ type, trakt }: TraktItem,
	between: { start_at?: string; end_at?: string } = {},
): Promise<IDataObject[]> {
	return await readPages(client, `/sync/history/${type}s/${trakt}`, between);
}
