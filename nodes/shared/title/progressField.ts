import type { INodeProperties } from 'n8n-workflow';
import type { Parameters } from '../action/parameters';
import { UnusableInput } from '../action/unusableInput';

/** How far a playback has come; `counting`: from where on the service counts it as watched. */
export const progressField = (counting: string): INodeProperties => ({
	displayName: 'Progress (%)',
	name: 'progress',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 2 },
	required: true,
	default: 0,
	description: `How far the playback has come; ${counting}`,
});

export function progressFrom(parameters: Parameters): number {
	const progress = parameters.number('progress');
	if (progress !== undefined && progress >= 0 && progress <= 100) return progress;
	throw new UnusableInput(
		'The progress is not between 0 and 100',
		'Give how far the playback has come, in percent.',
	);
}
