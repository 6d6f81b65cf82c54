import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { buildProperties } from '../shared/action/properties';
import { runOperations } from '../shared/action/run';
import { connectTvTime, TVTIME_CREDENTIAL } from './client';
import { CLOSED_NOTICE, TVTIME_RESOURCES } from './resources';
import { OUTPUTS } from './resources/export';

export class TvTime implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'TV Time',
		name: 'tvTime',
		icon: { light: 'file:tvTime.svg', dark: 'file:tvTime.dark.svg' },
		group: ['output'],
		version: [1],
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Read the export of TV Time, which closed on 2026-07-15, as watch events for any destination; mark episodes and films on a server that works like TV Time did',
		defaults: { name: 'TV Time' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS,
		credentials: [
			{
				name: TVTIME_CREDENTIAL,
				required: true,
				displayOptions: { hide: { resource: ['export'] } },
			},
		],
		properties: [CLOSED_NOTICE, ...buildProperties(TVTIME_RESOURCES)],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, TVTIME_RESOURCES, connectTvTime);
	}
}
