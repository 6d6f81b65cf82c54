import type { IPollFunctions } from 'n8n-workflow';
import type { WatchEvent } from '../../media';
import { cursorFrom, newestPlay, readChanges, readUser } from '../../services/trakt';
import { isRecord } from '../shared/action/record';
import type { PolledAccount } from '../shared/poll/pollWatchEvents';
import { TRAKT_CREDENTIAL, traktConnection } from './client';

/** The Trakt account of the trigger's credential. Whose it is, is asked once and kept with the cursor. */
export async function polledTrakt(poll: IPollFunctions): Promise<PolledAccount> {
	const { client } = await traktConnection(poll);
	return {
		id: poll.getNode().credentials?.[TRAKT_CREDENTIAL]?.id ?? '',
		async look(cursor, startDays) {
			const before = cursorFrom(cursor?.history);
			const user = userFrom(cursor?.user) ?? (await readUser(client));
			const changes = await readChanges(client, user, before, startDays);
			const isSame = cursor !== undefined && changes.cursor === before;
			return {
				events: changes.events,
				cursor: isSame ? cursor : { user, history: { ...changes.cursor } },
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
