import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { buildProperties } from '../shared/action/properties';
import { runOperations } from '../shared/action/run';
import { AUTHENTICATION_FIELD, SIMKL_CREDENTIALS } from './authentication';
import { connectSimkl } from './client';
import { SIMKL_RESOURCES } from './resources';

export class Simkl implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Simkl',
		name: 'simkl',
		icon: { light: 'file:simkl.svg', dark: 'file:simkl.dark.svg' },
		group: ['output'],
		version: [1],
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Keep a Simkl library: put plays from Plex or Jellyfin into it, look things up, rate and remove',
		defaults: { name: 'Simkl' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: SIMKL_CREDENTIALS,
		properties: [AUTHENTICATION_FIELD, ...buildProperties(SIMKL_RESOURCES)],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, SIMKL_RESOURCES, async (execute) => {
			const authentication = execute.getNodeParameter('authentication', 0);
			return await connectSimkl(execute, authentication, { writes: true });
		});
	}
}
