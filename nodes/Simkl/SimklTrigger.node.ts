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
import { AUTHENTICATION_FIELD, SIMKL_CREDENTIALS } from './authentication';
import { polledSimkl } from './client';
import { POLL_FIELDS, pollSparingly } from './pollSparingly';

export class SimklTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Simkl Trigger',
		name: 'simklTrigger',
		icon: { light: 'file:simkl.svg', dark: 'file:simkl.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: '={{$parameter["events"].join(", ")}}',
		description:
			'Starts the workflow when a film or an episode is marked as watched at Simkl, or the mark is removed',
		activationMessage: 'Your Simkl library is now looked at as often as set under Poll Times.',
		defaults: { name: 'Simkl Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: SIMKL_CREDENTIALS,
		properties: [
			AUTHENTICATION_FIELD,
			{
				displayName:
					'The first poll reads the library once. Each later one asks Simkl whether anything has changed, which is one small request, and reads only that. Poll Times that come sooner than Least Minutes Between Requests are skipped.',
				name: 'reachNotice',
				type: 'notice',
				default: '',
			},
			polledEvents,
			mediaTypes,
			startWith,
			startDays,
			...POLL_FIELDS,
		],
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollSparingly(this, async () => {
			return await pollWatchEvents(this, async () => await polledSimkl(this));
		});
	}
}
