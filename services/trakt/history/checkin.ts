import type { IDataObject } from 'n8n-workflow';

import { anObjectWith, anything } from '../../http/answerForms';
import type { ServiceClient } from '../../http/serviceClient';
import { ServiceError } from '../../http/serviceError';
import { explainTraktAnswer } from '../answers';
import { itemOf } from '../reading';
import { subjectBody } from '../title/bodies';
import { takeable } from '../title/identify';
import type { TraktSubject } from '../title/subject';

/** Checks in to a title now. A running check-in or scrobble is refused (409). */
export async function createCheckin(
	client: ServiceClient,
	subject: TraktSubject,
	{ message }: { message?: string },
): Promise<IDataObject> {
	const about = subjectBody(await takeable(client, subject));
	const body = { ...about, ...(message ? { message } : {}) };
	const answer = await client.request(
		{ method: 'POST', path: '/checkin', body },
		{ answers: anObjectWith('id', 'watched_at', 'movie', 'episode'), accept: [409] },
	);
	// After a lost answer the check-in that is in the way is this one.
	if (answer.status === 409 && !answer.afterLostAnswer) {
		const { service } = client;
		const { status, attempts } = answer;
		throw new ServiceError({ service, ...explainTraktAnswer(answer), status, attempts });
	}
	return itemOf(answer);
}

/** Ends the running check-in; without one there is nothing to end, which is fine. */
export async function deleteCheckin(client: ServiceClient): Promise<void> {
	await client.request(
		{ method: 'DELETE', path: '/checkin' },
		{ answers: anything, accept: [404] },
	);
}
