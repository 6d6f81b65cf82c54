import type { IDataObject } from 'n8n-workflow';
import type { ServiceClient } from '../http/serviceClient';
import { anObjectWith } from '../http/answerForms';
import { dataOf, itemOf } from '../http/json';

/** Whose token it is. Histories are asked for by a name, which need not be this one. */
export async function getTokenOwner(client: ServiceClient): Promise<IDataObject> {
	const answer = await client.request(
		{ method: 'GET', path: '/authentication/token' },
		{ answers: anObjectWith('user') },
	);
	return dataOf(itemOf(answer).user);
}
