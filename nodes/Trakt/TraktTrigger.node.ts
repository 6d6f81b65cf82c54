import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { pollWatchEvents } from '../shared/poll/pollWatchEvents';
import { polledEvents, startDays, startWith } from '../shared/poll/properties';
import { mediaTypes } from '../shared/trigger/description/properties';
import { polledTrakt, TRAKT_CREDENTIAL } from './client';

export class TraktTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Trakt Trigger',
		name: 'traktTrigger',
		icon: { light: 'file:trakt.svg', dark: 'file:trakt.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: '={{$parameter["events"].join(", ")}}',
		description:
			'Starts the workflow when a play is added to a Trakt history, or the last play of a title is removed',
		activationMessage: 'Your Trakt history is now looked at as often as set under Poll Times.',
		defaults: { name: 'Trakt Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: TRAKT_CREDENTIAL, required: true }],
		properties: [
			{
				displayName:
					'Plays of the last 90 days are seen, by whichever app they were added. Asking every few minutes is one small request each time, as long as nothing has changed.',
				name: 'reachNotice',
				type: 'notice',
				default: '',
			},
			polledEvents,
			mediaTypes,
			startWith,
			startDays,
		],
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollWatchEvents(this, async () => await polledTrakt(this));
	}
}
