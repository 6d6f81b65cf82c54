import { columns, DESTINATION_X, ROWS, SOURCE_X } from '../kit/columns.mjs';
import { syncTo, triggerOf } from '../kit/nodes.mjs';
import { wire } from '../kit/workflow.mjs';
import { NAME_JELLYFIN_USER, POINT_JELLYFIN } from './steps.mjs';

export const workflow = columns({
	about: {
		title: 'Sync plays from Jellyfin to Movary and Trakt',
		howItWorks:
			'Each play on Jellyfin goes to both: films to Movary and Trakt, episodes to Trakt. One that the one service does not take still reaches the other. What is not taken leaves through the red output and is said in one readable item.',
		setup: [
			NAME_JELLYFIN_USER,
			POINT_JELLYFIN,
			'Connect your **Movary API** and **Trakt OAuth2 API** credentials.',
			'Publish.',
		],
	},
	whatHappened: 'One Jellyfin user.',
	whereItGoes: 'Both, each by itself.',
	triggers: [triggerOf('jellyfin', [SOURCE_X, ROWS.only], 'alice')],
	destinations: [
		syncTo('movary', "Alice's Movary", [DESTINATION_X, ROWS.upper]),
		syncTo('trakt', "Alice's Trakt", [DESTINATION_X, ROWS.lower]),
	],
	wires: wire('Jellyfin Trigger', ["Alice's Movary", "Alice's Trakt"]),
});
