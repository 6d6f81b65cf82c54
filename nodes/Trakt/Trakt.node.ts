import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { withLedger } from '../shared/action/ledger';
import { buildProperties } from '../shared/action/properties';
import { runOperations } from '../shared/action/run';
import { connectTrakt } from './client';
import { TRAKT_RESOURCES } from './resources';

export class Trakt implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Trakt',
		name: 'trakt',
		icon: { light: 'file:trakt.svg', dark: 'file:trakt.dark.svg' },
		group: ['output'],
		version: [1],
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Keep a Trakt history: put plays from Plex or Jellyfin into it, look things up, rate and remove',
		defaults: { name: 'Trakt' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'traktOAuth2Api', required: true }],
		properties: buildProperties(TRAKT_RESOURCES),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, TRAKT_RESOURCES, async (execute) =>
			withLedger(await connectTrakt(execute), execute),
		);
	}
}
