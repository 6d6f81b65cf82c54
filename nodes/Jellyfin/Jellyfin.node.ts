import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { buildProperties } from '../shared/action/properties';
import { runOperations } from '../shared/action/run';
import { AUTHENTICATION_FIELD, JELLYFIN_CREDENTIALS } from './authentication';
import { connectJellyfin } from './client';
import { searchItems, searchLibraries, searchSeries, searchUsers } from './fields/listSearch';
import { JELLYFIN_RESOURCES } from './resources';

export class Jellyfin implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Jellyfin',
		name: 'jellyfin',
		icon: { light: 'file:jellyfin.svg', dark: 'file:jellyfin.dark.svg' },
		group: ['output'],
		version: [1],
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Mark on a Jellyfin server what was watched elsewhere, and look up its items, libraries, users and sessions',
		defaults: { name: 'Jellyfin' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: JELLYFIN_CREDENTIALS,
		properties: [AUTHENTICATION_FIELD, ...buildProperties(JELLYFIN_RESOURCES)],
	};

	methods = { listSearch: { searchItems, searchLibraries, searchSeries, searchUsers } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, JELLYFIN_RESOURCES, async (execute) => {
			return await connectJellyfin(execute, execute.getNodeParameter('authentication', 0));
		});
	}
}
