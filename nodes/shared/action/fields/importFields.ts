import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ImportLimits } from '../../../../services/shared/import/wantedPlays';
import type { Parameters } from '../parameters';
import { isRecord } from '../record';
import { optionsField, TAG_EXECUTION_FIELD } from './commonFields';

const MOST_PLAYS = 1000;

/** What every Import has; `options` are the service's own. */
export function importFields(notice: string, options: INodeProperties[] = []): INodeProperties[] {
	return [
		{ displayName: notice, name: 'importNotice', type: 'notice', default: '' },
		{
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			default: false,
			description:
				'Whether to write nothing and only tell what would be added: those items get the status planned',
		},
		{
			displayName: 'Most Plays at Once',
			name: 'mostPlays',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: MOST_PLAYS,
			description:
				'If more plays than that would be added, none is, and each leaves as not taken: a guard against a wrong selection. 0 sets no limit.',
		},
		optionsField(...options, TAG_EXECUTION_FIELD),
	];
}

export function importLimitsFrom(
	parameters: Parameters,
): Pick<ImportLimits, 'dryRun' | 'mostPlays'> {
	const mostPlays = parameters.wholeNumber('mostPlays') ?? MOST_PLAYS;
	// Only a 0 says that there is no limit.
	return { dryRun: parameters.flag('dryRun'), mostPlays: mostPlays < 0 ? MOST_PLAYS : mostPlays };
}

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

/** What every Take Back has; `options` are the service's own. */
export function takeBackFields(notice: string, options: INodeProperties[] = []): INodeProperties[] {
	return [
		{ displayName: notice, name: 'takeBackNotice', type: 'notice', default: '' },
		optionsField(...options, TAG_EXECUTION_FIELD),
	];
}

/** The id that this destination gave the play, where the item is still the result of adding it there. */
export function historyIdIn({ sync }: IDataObject, destination: string): number | undefined {
	// The id of a duplicate is that of a play which was there before.
	if (!isRecord(sync) || sync.destination !== destination || sync.status !== 'added')
		return undefined;
	const { remoteId } = sync;
	return typeof remoteId === 'number' && Number.isSafeInteger(remoteId) ? remoteId : undefined;
}
