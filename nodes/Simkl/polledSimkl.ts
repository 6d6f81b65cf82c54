import type { IPollFunctions } from 'n8n-workflow';
import { cursorFrom, newestPlay, readChanges, readUser } from '../../services/simkl';
import type { PolledAccount } from '../shared/poll/pollWatchEvents';
import { lookAsSamePerson } from '../shared/poll/samePerson';
import { authenticationFrom, CREDENTIAL_OF } from './authentication';
import { connectSimkl } from './client';
import { notingPauses } from './pollSparingly';

/** The Simkl account of the trigger's credential. Whose it is, is kept with the cursor. */
export async function polledSimkl(poll: IPollFunctions): Promise<PolledAccount> {
	const authentication = authenticationFrom(poll.getNodeParameter('authentication', 'oAuth2'));
	const { client } = await connectSimkl(poll, authentication, { writes: false });
	return {
		id: poll.getNode().credentials?.[CREDENTIAL_OF[authentication]]?.id ?? '',
		look: async (cursor, startDays) =>
			await notingPauses(
				poll,
				async () =>
					await lookAsSamePerson(cursor, {
						name: 'library',
						cursorFrom,
						readPerson: async () => await readUser(client),
						readChanges: async (user, before) => await readChanges(client, user, before, startDays),
					}),
			),
		newest: async () => await newestPlay(client, await readUser(client)),
	};
}
