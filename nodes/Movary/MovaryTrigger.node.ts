import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { newestPlay, readChanges, snapshotFrom } from '../../services/movary';
import { pollWatchEvents } from '../shared/poll/pollWatchEvents';
import type { PolledAccount } from '../shared/poll/pollWatchEvents';
import { polledEvents, startDays, startWith } from '../shared/poll/properties';
import { connectMovary, MOVARY_CREDENTIAL } from './client';

export class MovaryTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Movary Trigger',
		name: 'movaryTrigger',
		icon: { light: 'file:movary.svg', dark: 'file:movary.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: '={{$parameter["events"].join(", ")}}',
		description:
			'Starts the workflow when a film is added to a Movary history, or its last play is removed',
		activationMessage: 'Your Movary history is now looked at as often as set under Poll Times.',
		defaults: { name: 'Movary Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: MOVARY_CREDENTIAL, required: true }],
		properties: [
			{
				displayName:
					'Movary knows days, not times, and cannot be asked for changes alone: each poll reads the whole list of watched films. Every 10 minutes is often enough.',
				name: 'dayNotice',
				type: 'notice',
				default: '',
			},
			polledEvents,
			startWith,
			startDays,
		],
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollWatchEvents(this, async () => await polledMovary(this));
	}
}

async function polledMovary(poll: IPollFunctions): Promise<PolledAccount> {
	const { client, userName, id } = await connectMovary(poll);
	return {
		id,
		async look(cursor, days) {
			const before = snapshotFrom(cursor?.films);
			const watcher = { userName, startDays: days };
			const { events, snapshot } = await readChanges(client, watcher, before);
			return { events, cursor: { films: snapshot } };
		},
		newest: async () => await newestPlay(client, userName),
	};
}
