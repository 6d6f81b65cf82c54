import type { INodeProperties } from 'n8n-workflow';
import { optionsField, PAGING_FIELDS } from '../../../shared/action/fields/commonFields';
import { ACCOUNT_FIELD } from '../../locators';

export const HISTORY_FIELDS: INodeProperties[] = [
	ACCOUNT_FIELD,
	{
		displayName: 'Since',
		name: 'since',
		type: 'dateTime',
		default: '',
		description: 'Only what was watched from then on. Leave empty for everything.',
	},
	...PAGING_FIELDS,
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{
				name: 'Raw',
				value: 'raw',
				description: 'What Plex answers, music included, without IDs of other services',
			},
			{
				name: 'Simplified',
				value: 'simplified',
				description: 'One flat item for each play, music included',
			},
			{
				name: 'Watch Events',
				value: 'watchEvents',
				description:
					'Movies and episodes as the Plex Trigger gives them, with all IDs, ready for a Watch Event operation',
			},
		],
		default: 'watchEvents',
	},
	optionsField({
		displayName: 'Marks Made by Hand',
		name: 'marks',
		type: 'boolean',
		default: false,
		description:
			'Whether to add what was marked as watched by hand, which Plex keeps out of its history. It needs Since, and as Account the one that the token belongs to: Plex shows marks to nobody else.',
	}),
];
