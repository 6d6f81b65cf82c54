import type { IPollFunctions } from 'n8n-workflow';
import type { WatchEvent } from '../../media';
import { cursorFrom, newestPlay, readChanges, readUser } from '../../services/trakt';
import { isRecord } from '../shared/action/record';
import type { Look, PolledAccount } from '../shared/poll/pollWatchEvents';
import { TRAKT_CREDENTIAL, traktConnection } from './client';

/**
 * The Trakt account of the trigger's credential. Whose it is, is kept with the cursor, and asked again when something has
 * changed: a credential that was connected again, as somebody else, has the same id and another history.
 */
export async function polledTrakt(poll: IPollFunctions): Promise<PolledAccount> {
	const { client } = await traktConnection(poll);

	async function begin(user: WatchEvent['user'], startDays: number): Promise<Look> {
		const { events, cursor } = await readChanges(client, user, undefined, startDays);
		return { events, cursor: { user, history: { ...cursor } } };
	}

	return {
		id: poll.getNode().credentials?.[TRAKT_CREDENTIAL]?.id ?? '',
		async look(cursor, startDays) {
			const before = cursorFrom(cursor?.history);
			const known = userFrom(cursor?.user);
			if (!cursor || !before || !known) return await begin(await readUser(client), startDays);
			const changes = await readChanges(client, known, before, startDays);
			if (changes.cursor === before) return { events: [], cursor };
			const user = await readUser(client);
			if (user.id !== known.id) return await begin(user, startDays);
			return { events: changes.events, cursor: { user, history: { ...changes.cursor } } };
		},
		newest: async () => await newestPlay(client, await readUser(client)),
	};
}

function userFrom(stored: unknown): WatchEvent['user'] | undefined {
	if (!isRecord(stored)) return undefined;
	const { id, name } = stored;
	return typeof id === 'string' && typeof name === 'string' ? { id, name } : undefined;
}
