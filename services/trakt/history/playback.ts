import type { IDataObject } from 'n8n-workflow';

import { anything } from '../../http/answerForms';
import type { ServiceClient } from '../../http/serviceClient';
import { notFound, refused } from '../answers';
import { readPages } from '../paging';

/** Resume points, newest first. */
export async function listPlayback(
	client: ServiceClient,
	{ type, limit }: { type?: 'movies' | 'episodes'; limit?: number },
): Promise<IDataObject[]> {
	return await readPages(client, `/sync/playback${type ? `/${type}` : ''}`, {}, limit);
}

/** Removes one resume point by its own id, as `listPlayback` gives it. */
export async function deletePlayback(client: ServiceClient, id: number): Promise<void> {
	if (!Number.isSafeInteger(id) || id <= 0) {
		throw refused(
			'The playback id is not a whole number above 0',
			"Give the id from the Playback Progress resource's Get Many operation.",
		);
	}
	const path = `/sync/playback/${id}`;
	const answer = await client.request(
		{ method: 'DELETE', path },
		{ answers: anything, accept: [404] },
	);
	// After a lost answer, gone is what was asked for.
	if (answer.status === 404 && !answer.afterLostAnswer) {
		throw notFound(
			`Trakt holds no playback progress with the id ${id}`,
			'It was removed already, or the title has been watched since. Nothing needs to be done.',
			answer.attempts,
		);
	}
}
