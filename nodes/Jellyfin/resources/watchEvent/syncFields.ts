import type { INodeProperties } from 'n8n-workflow';
import { optionsField, TAG_EXECUTION_FIELD } from '../../../shared/action/fields/commonFields';
import { TELL_OTHER_PROGRAMS } from '../../fields/commonFields';
import { USER_FIELD } from '../../fields/locators';

export const SYNC_FIELDS: INodeProperties[] = [
	{
		displayName:
			'Takes the items of any trigger of this package as they are, with no field to map. What it marks does not travel back: the Jellyfin Trigger knows these marks and leaves them out.',
		name: 'syncNotice',
		type: 'notice',
		default: '',
	},
	USER_FIELD,
	optionsField(
		{
			displayName: 'Resume Position',
			name: 'resumePosition',
			type: 'boolean',
			default: true,
			description: 'Whether a pause or a stop before the end sets the point to resume at',
		},
		{
			displayName: 'Send Ratings',
			name: 'sendRatings',
			type: 'boolean',
			default: false,
			description: 'Whether to rate on Jellyfin what is rated elsewhere',
		},
		TAG_EXECUTION_FIELD,
		TELL_OTHER_PROGRAMS,
		{
			displayName: 'Unwatched Events',
			name: 'unwatchedEvents',
			type: 'boolean',
			default: false,
			description: 'Whether to mark as unwatched what was marked or removed elsewhere',
		},
	),
];
