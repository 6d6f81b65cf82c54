import { columns, DESTINATION_X, ROWS, SOURCE_X } from '../kit/columns.mjs';
import { pollingTrigger, syncTo, triggerOf } from '../kit/nodes.mjs';
import { wire } from '../kit/workflow.mjs';
import { FIRST_POLL, NAME_JELLYFIN_USER, POINT_JELLYFIN } from './steps.mjs';

export const workflow = columns({
	about: {
		title: 'Sync plays between Jellyfin and Trakt, both ways',
		howItWorks:
			'What you finish on Jellyfin goes into your Trakt history; what any other app adds to your Trakt history is marked as watched on Jellyfin. Nothing goes round in circles: a play that is already there is a *duplicate* and nothing is sent, and marks written by this workflow do not start it again.',
		setup: [
			NAME_JELLYFIN_USER,
			POINT_JELLYFIN,
			'Connect your **Trakt OAuth2 API** credential in the Trakt Trigger and in the Trakt node, and your **Jellyfin User API** credential in the Jellyfin node.',
			FIRST_POLL,
			'Removals are not passed on unless you switch on *Unwatched Events* in the node that should follow.',
		],
	},
	whatHappened: 'Jellyfin at once, Trakt every 10 minutes.',
	whereItGoes: 'Each one the other.',
	triggers: [
		triggerOf('jellyfin', [SOURCE_X, ROWS.upper], 'alice'),
		pollingTrigger('traktTrigger', 'Trakt Trigger', [SOURCE_X, ROWS.lower]),
	],
	destinations: [
		syncTo('trakt', "Alice's Trakt", [DESTINATION_X, ROWS.upper]),
		syncTo('jellyfin', "Alice's Jellyfin", [DESTINATION_X, ROWS.lower], {
			authentication: 'user',
			options: {},
		}),
	],
	wires: [
		...wire('Jellyfin Trigger', "Alice's Trakt"),
		...wire('Trakt Trigger', "Alice's Jellyfin"),
	],
});
