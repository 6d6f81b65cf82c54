import type { INodeProperties } from 'n8n-workflow';
import type { Parameters } from '../../../shared/action/parameters';
import { UnusableInput } from '../../../shared/action/unusableInput';
import { SUBJECT_FIELDS } from '../../subjectFields';

export const SCROBBLE_FIELDS: INodeProperties[] = [
	...SUBJECT_FIELDS,
	{
		displayName: 'Progress (%)',
		name: 'progress',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 2 },
		required: true,
		default: 0,
		description:
			'How far the playback has come; Simkl counts a stop, and a pause too, from 80 on as watched',
	},
];

export function progressFrom(parameters: Parameters): number {
	const progress = parameters.number('progress');
	if (progress !== undefined && progress >= 0 && progress <= 100) return progress;
	throw new UnusableInput(
		'The progress is not between 0 and 100',
		'Give how far the playback has come, in percent.',
	);
}
