import type { IPollFunctions } from 'n8n-workflow';
import type { WatchEvent } from '../../media';
import { cursorFrom, newestPlay, readChanges, readUser } from '../../services/simkl';
import { isRecord } from '../shared/action/record';
import type { PolledAccount } from '../shared/poll/pollWatchEvents';
import { authenticationFrom, CREDENTIAL_OF } from './authentication';
import { connectSimkl } from './client';

/** The Simkl account of the trigger's credential. Whose it is, is asked once and kept with the cursor. */
export async function polledSimkl(poll: IPollFunctions): Promise<PolledAccount> {
	const authentication = authenticationFrom(poll.getNodeParameter('authentication', 'oAuth2'));
	const { client } = await connectSimkl(poll, authentication);
	return {
		id: poll.getNode().credentials?.[CREDENTIAL_OF[authentication]]?.id ?? '',
		async look(cursor, startDays) {
			const before = cursorFrom(cursor?.library);
			const user = userFrom(cursor?.user) ?? (await readUser(client));
			const changes = await readChanges(client, user, before, startDays);
			const isSame = cursor !== undefined && changes.cursor === before;
			return {
				events: changes.events,
				cursor: isSame ? cursor : { user, library: { ...changes.cursor } },
			};
		},
		newest: async () => await newestPlay(client, await readUser(client)),
	};
}

function userFrom(stored: unknown): WatchEvent['user'] | undefined {
	if (!isRecord(stored)) return undefined;
	const { id, name } = stored;
	return typeof id === 'string' && typeof name === 'string' ? { id, name } : undefined;
}
