import type { IDataObject } from 'n8n-workflow';

import { aList, anything, orNull } from '../../http/answerForms';
import type { ServiceClient } from '../../http/serviceClient';
import { notFound, refused } from '../answers';
import { listOf } from '../reading';

/** Resume points, newest first. Simkl keeps them for 7 days, with PRO for 30 and with VIP for 90. */
export async function listPlayback(
	client: ServiceClient,
	{ type, limit }: { type?: 'movies' | 'episodes'; limit?: number },
): Promise<IDataObject[]> {
	const path = `/sync/playback${type ? `/${type}` : ''}`;
	return listOf(
		(await client.request({ method: 'GET', path, query: { limit } }, { answers: orNull(aList) }))
			.body,
	);
}

/** Removes one resume point by its own id, as `listPlayback` gives it. */
export async function deletePlayback(client: ServiceClient, id: string): Promise<void> {
	if (!/^[1-9]\d*$/.test(id)) {
		throw refused(
			'The playback id is not a whole number above 0',
			"Give the id from the Playback resource's Get Many operation.",
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
			`Simkl holds no playback with the id ${id}`,
			'It was removed already, or its days are over. Nothing needs to be done.',
			answer.attempts,
		);
	}
}
