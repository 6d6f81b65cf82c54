import { isRatingEvent, jellyfinMessage } from '../../../media';
import type { WebhookSource } from '../../shared/trigger/receiveWatchEvent';

import { isAutomated, ProgressReports } from './progressReports';
import { Ratings } from './ratings';

const reports = new ProgressReports();
const ratings = new Ratings();

/** The webhook plugin's requests. Its Generic Form destination names no field for the JSON. */
export const jellyfinWebhook: WebhookSource = {
	name: 'Jellyfin',
	formField: 'payload',
	parse(body, { id }) {
		const message = jellyfinMessage(body);
		if (message === undefined) return undefined;
		const { report, held } = message;
		return (held && ratings.given(held, id)) ?? report;
	},
	settle(event, payload, { id, events }) {
		if (isRatingEvent(event)) return event;
		const isReport = event.event === 'progress' || event.event === 'pause';
		if (isReport && !events.has('progress') && isAutomated(payload)) return undefined;
		return reports.settle(event, id);
	},
};
