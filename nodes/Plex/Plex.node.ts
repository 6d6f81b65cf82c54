import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { buildProperties } from '../shared/action/properties';
import { runOperations } from '../shared/action/run';
import { connectPlex, PLEX_CREDENTIAL } from './client';
import { searchAccounts, searchItems } from './locators';
import { PLEX_RESOURCES } from './resources';

export class Plex implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Plex',
		name: 'plex',
		icon: { light: 'file:plex.svg', dark: 'file:plex.dark.svg' },
		group: ['input'],
		version: [1],
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Get what was watched on a Plex server as watch events, mark its titles, and look up its accounts',
		defaults: { name: 'Plex' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: PLEX_CREDENTIAL, required: true }],
		properties: buildProperties(PLEX_RESOURCES),
	};

	methods = { listSearch: { searchAccounts, searchItems } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, PLEX_RESOURCES, connectPlex);
	}
}
