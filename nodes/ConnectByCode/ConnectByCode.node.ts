import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { buildProperties } from '../shared/action/properties';
import { runOperations } from '../shared/action/run';
import { connect } from './connection';
import { signIn } from './resources/signIn';

export class ConnectByCode implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Connect by Code',
		name: 'connectByCode',
		icon: { light: 'file:connectByCode.svg', dark: 'file:connectByCode.dark.svg' },
		group: ['output'],
		version: [1],
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Connect an account at Trakt or Simkl by a code that is entered there, for an n8n without an https address',
		defaults: { name: 'Connect by Code' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'connectByCodeApi', required: true }],
		properties: buildProperties([signIn]),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, [signIn], connect);
	}
}
