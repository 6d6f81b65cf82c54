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
import { connectMovary, MOVARY_CREDENTIAL } from './client';
import { MOVARY_RESOURCES } from './resources';

export class Movary implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Movary',
		name: 'movary',
		icon: { light: 'file:movary.svg', dark: 'file:movary.dark.svg' },
		group: ['output'],
		version: [1],
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Keep a film history in Movary: put films from Plex, Jellyfin or Trakt into it, look films up, manage the watchlist',
		defaults: { name: 'Movary' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: MOVARY_CREDENTIAL, required: true }],
		properties: buildProperties(MOVARY_RESOURCES),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, MOVARY_RESOURCES, async (execute) =>
			withLedger(await connectMovary(execute), execute),
		);
	}
}
