import type { INodeProperties } from 'n8n-workflow';
import type { Parameters } from '../parameters';

/**
 * For events that say themselves that their date is a rough one, such as the bulk marks of an archive. `unknown`: what
 * becomes of the date at the service where it is not kept.
 */
export const approximateDatesField = (unknown: string): INodeProperties => ({
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
			description: unknown,
		},
	],
	default: 'keep',
	description: 'How a date is written that its source knows only roughly',
});

export function approximateDatesFrom(options: Parameters): 'keep' | 'unknown' {
	return options.choice('approximateDates', ['keep', 'unknown']) ?? 'keep';
}
