import type { ServiceClient } from '../http/serviceClient';
import { plainId } from './plainId';

/** What is read and then written of one user's marks, alone: one key serves a whole household. */
export async function inTurnOf<T>(
	client: ServiceClient,
	userId: string,
	work: () => Promise<T>,
): Promise<T> {
	return await client.inTurn(work, `marks of ${plainId(userId)}`);
}

/** What is done to one user's library index. A lane of its own, for a mark that is being made asks the index. */
export async function inTurnAtIndex<T>(
	client: ServiceClient,
	userId: string,
	work: () => Promise<T>,
): Promise<T> {
	return await client.inTurn(work, `library index of ${plainId(userId)}`);
}
