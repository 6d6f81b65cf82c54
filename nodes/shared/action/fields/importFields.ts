import type { INodeProperties } from 'n8n-workflow';
import type { ImportLimits } from '../../../../services/shared/import/importing';
import type { Parameters } from '../parameters';
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
