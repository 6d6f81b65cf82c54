import type { INodeProperties } from 'n8n-workflow';
import { optionsField, TAG_EXECUTION_FIELD } from '../../../shared/action/fields/commonFields';

export const SYNC_FIELDS: INodeProperties[] = [
	{
		displayName:
			'Takes the items of any trigger of this package as they are, with no field to map. One node per person: each has its own Trakt credential.',
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
				description: 'Keep every play in the history',
			},
			{
				name: 'Remove All Plays',
				value: 'removeAll',
				description: 'Remove every play of that movie or episode from the history',
			},
			{
				name: 'Remove Latest Play',
				value: 'removeLatest',
				description: 'Remove the most recent play of that movie or episode from the history',
			},
		],
		default: 'ignore',
		description: 'What to do when somebody marks something as unwatched',
	},
	optionsField(
		{
			displayName: 'Older Than (Minutes) Go to History',
			name: 'scrobbleMaxAgeMinutes',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 15,
			description:
				'A finished play that is older is added to the history with its original date, because Trakt dates a scrobble with the moment it arrives',
		},
		{
			displayName: 'Remove Ratings',
			name: 'removeRatings',
			type: 'boolean',
			default: false,
			description: 'Whether to take a rating away on Trakt that is taken away on the media server',
		},
		{
			displayName: 'Send Ratings',
			name: 'sendRatings',
			type: 'boolean',
			default: false,
			description: 'Whether to rate on Trakt what is rated on the media server',
		},
		TAG_EXECUTION_FIELD,
	),
];
