import type { IPollFunctions } from 'n8n-workflow';
import { cursorFrom, newestPlay, readChanges, readUser } from '../../services/trakt';
import type { PolledAccount } from '../shared/poll/pollWatchEvents';
import { lookAsSamePerson } from '../shared/poll/samePerson';
import { TRAKT_CREDENTIAL, connectTrakt } from './client';

/** The Trakt account of the trigger's credential. Whose it is, is kept with the cursor. */
export async function polledTrakt(poll: IPollFunctions): Promise<PolledAccount> {
	const { client } = await connectTrakt(poll);
	return {
		id: poll.getNode().credentials?.[TRAKT_CREDENTIAL]?.id ?? '',
		look: async (cursor, startDays) =>
			await lookAsSamePerson(cursor, {
				name: 'history',
				cursorFrom,
				readPerson: async () => await readUser(client),
				readChanges: async (user, before) => await readChanges(client, user, before, startDays),
			}),
		newest: async () => await newestPlay(client, await readUser(client)),
	};
}
