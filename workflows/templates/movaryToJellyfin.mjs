import { columns, DESTINATION_X, ROWS, SOURCE_X } from '../kit/columns.mjs';
import { pollingTrigger, syncTo } from '../kit/nodes.mjs';
import { wire } from '../kit/workflow.mjs';
import { FIRST_POLL } from './steps.mjs';

export const workflow = columns({
	about: {
		title: 'Sync films from Movary to Jellyfin',
		howItWorks:
			'A film that you add to your Movary history is marked as watched on Jellyfin, in every library that holds it; one whose last play you remove is marked as unwatched. The marks do not travel back. Of what is already there, nothing is sent.',
		setup: [
			'Connect your **Movary API** credential in the Movary Trigger.',
			'Connect your **Jellyfin User API** credential in the Jellyfin node (administrators: choose *API Key* and a user instead).',
			'To leave films marked when a play is removed, switch *Unwatched Events* off in the Jellyfin node.',
			FIRST_POLL,
		],
	},
	whatHappened: 'Every 10 minutes; plays added and last plays removed.',
	whereItGoes: 'All libraries and versions of the film.',
	triggers: [pollingTrigger('movaryTrigger', 'Movary Trigger', [SOURCE_X, ROWS.only])],
	destinations: [
		syncTo('jellyfin', "Alice's Jellyfin", [DESTINATION_X, ROWS.only], {
			authentication: 'user',
			options: { unwatchedEvents: true },
		}),
	],
	wires: wire('Movary Trigger', "Alice's Jellyfin"),
});
