import type { INodeProperties } from 'n8n-workflow';

/** The parameters that every polling trigger has, worded once. */

export const polledEvents: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	required: true,
	options: [
		{
			name: 'Unwatched',
			value: 'unwatched',
			description: 'The last play of a title was removed from the history',
		},
		{ name: 'Watched', value: 'watched', description: 'A play was added to the history' },
	],
	default: ['watched', 'unwatched'],
	description: 'The events to listen to',
};

export const startWith: INodeProperties = {
	displayName: 'Start With',
	name: 'startWith',
	type: 'options',
	options: [
		{
			name: 'New Plays Only',
			value: 'new',
			description: 'The first poll only looks at what is there',
		},
		{
			name: 'Recent Plays as Well',
			value: 'recent',
			description: 'The first poll also gives the plays of the last days',
		},
	],
	default: 'new',
	description:
		'What the first poll after publishing gives. Later ones go on where the last one ended, also after a restart.',
};

export const startDays: INodeProperties = {
	displayName: 'Days',
	name: 'startDays',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 90 },
	default: 7,
	description: 'How many days the first poll goes back',
	displayOptions: { show: { startWith: ['recent'] } },
};
