import type { INodeProperties } from 'n8n-workflow';

/** For events that say themselves that their date is a rough one, such as the bulk marks of a TV Time archive. */
export const APPROXIMATE_DATES_FIELD: INodeProperties = {
	displayName: 'Approximate Dates',
	name: 'approximateDates',
	type: 'options',
	options: [
		{
			name: 'Keep',
			value: 'keep',
			description: 'Take the date as it is',
		},
		{
			name: 'Unknown Date',
			value: 'unknown',
			description: 'Let Simkl note that it was very long ago',
		},
	],
	default: 'keep',
	description: 'How a date is written that its source knows only roughly',
};

export const APPROXIMATE_DATES = ['keep', 'unknown'] as const;
