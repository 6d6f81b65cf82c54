import { watchEventFromJellyfin } from '../../media';
import type { WebhookSource } from '../shared/trigger/receiveWatchEvent';

import { isAutomated, ProgressReports } from './progressReports';

const reports = new ProgressReports();

/** The webhook plugin's requests. Its Generic Form destination names no field for the JSON. */
export const jellyfinWebhook: WebhookSource = {
	name: 'Jellyfin',
	formField: 'payload',
	parse: watchEventFromJellyfin,
	settle(event, payload, { id, events }) {
		const isReport = event.event === 'progress' || event.event === 'pause';
		if (isReport && !events.has('progress') && isAutomated(payload)) return undefined;
		return reports.settle(event, id);
	},
};
