import { columns, DESTINATION_X, ROWS, SOURCE_X } from '../kit/columns.mjs';
import { syncTo, triggerOf } from '../kit/nodes.mjs';
import { wire } from '../kit/workflow.mjs';

export const workflow = columns({
	about: {
		title: 'Sync plays from Plex to Trakt',
		howItWorks:
			'What you play on Plex is shown as "now watching" at Trakt, a pause keeps the point to go on from, and what you finish is added to your history, exactly once and with the right date. What Trakt does not take leaves through the red output and is said in one readable item. The executions list is your sync history.',
		setup: [
			'In the Plex Trigger, replace alice in *Filters → People* by your Plex account’s name or id.',
			'Choose a **Media Server Webhook Token** there, and paste the production address into Plex (Settings → Webhooks), with `?token=<your token>` at its end. Plex Pass is needed.',
			'Connect your **Trakt OAuth2 API** credential in the Trakt node.',
			'Publish, and play something.',
		],
	},
	whatHappened: 'One Plex account.',
	whereItGoes: 'One play in the history for each time you watch.',
	triggers: [triggerOf('plex', [SOURCE_X, ROWS.only], 'alice')],
	destinations: [syncTo('trakt', "Alice's Trakt", [DESTINATION_X, ROWS.only])],
	wires: wire('Plex Trigger', "Alice's Trakt"),
});
