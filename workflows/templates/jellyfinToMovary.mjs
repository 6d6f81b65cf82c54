import { columns, DESTINATION_X, ROWS, SOURCE_X } from '../kit/columns.mjs';
import { syncTo, triggerOf } from '../kit/nodes.mjs';
import { wire } from '../kit/workflow.mjs';
import { NAME_JELLYFIN_USER, POINT_JELLYFIN } from './steps.mjs';

export const workflow = columns({
	about: {
		title: 'Sync films from Jellyfin to Movary',
		howItWorks:
			'Each film that you finish on Jellyfin, or mark there by hand, gets a play in your Movary on that day, once. Movary keeps films only: episodes are passed on as *ignored*. What Movary does not take leaves through the red output and is said in one readable item.',
		setup: [
			NAME_JELLYFIN_USER,
			POINT_JELLYFIN,
			'Connect your **Movary API** credential in the Movary node.',
			'Publish.',
		],
	},
	whatHappened: 'One Jellyfin user.',
	whereItGoes: 'One play per film and day.',
	triggers: [triggerOf('jellyfin', [SOURCE_X, ROWS.only], 'alice')],
	destinations: [syncTo('movary', "Alice's Movary", [DESTINATION_X, ROWS.only])],
	wires: wire('Jellyfin Trigger', "Alice's Movary"),
});
