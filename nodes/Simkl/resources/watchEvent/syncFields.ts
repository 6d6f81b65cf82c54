import type { INodeProperties } from 'n8n-workflow';
import { optionsField, TAG_EXECUTION_FIELD } from '../../../shared/action/fields/commonFields';
import { REWATCH_FIELD } from '../rewatchField';

export const SYNC_FIELDS: INodeProperties[] = [
	{
		displayName:
			'Takes the items of any trigger of this package as they are, with no field to map. One node per person: each has its own Simkl credential.',
		name: 'syncNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Unwatched Events',
		name: 'unwatchedEvents',
		type: 'options',
		options: [
			{
				name: 'Ignore',
				value: 'ignore',
				description: 'Keep every play',
			},
			{
				name: 'Remove Play',
				value: 'remove',
				description:
					'Remove the play of that movie or episode. Simkl takes a movie out of the library with it, and its rating.',
			},
		],
		default: 'ignore',
		description: 'What to do when somebody marks something as unwatched',
	},
	optionsField(
		REWATCH_FIELD,
		{
			displayName: 'Older Than (Minutes) Go to History',
			name: 'scrobbleMaxAgeMinutes',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 15,
			description:
				'A finished play that is older is added to the history with its original date, because Simkl dates a scrobble with the moment it arrives',
		},
		{
			displayName: 'Remove Ratings',
			name: 'removeRatings',
			type: 'boolean',
			default: false,
			description: 'Whether to take a rating away on Simkl that is taken away on the media server',
		},
		{
			displayName: 'Send Ratings',
			name: 'sendRatings',
			type: 'boolean',
			default: false,
			description:
				'Whether to rate on Simkl the shows that are rated on the media server, and the movies that are watched on Simkl, too',
		},
		TAG_EXECUTION_FIELD,
	),
];
