import type { INodeProperties, IPollFunctions } from 'n8n-workflow';
import type { WatchEvent, WatchEventKind } from '../../../media';
import { Parameters } from '../action/parameters';

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

/** What a person chose in a polling trigger. */
export interface Choices {
	kinds: WatchEventKind[];
	/** Days before the first poll whose plays count as new; 0 for none. */
	startDays: number;
	wants(event: WatchEvent): boolean;
}

const KINDS: WatchEventKind[] = ['watched', 'unwatched'];
/** For a trigger that does not have the parameter; n8n throws where there is none. */
const FALLBACKS: Record<string, unknown> = { events: [], mediaTypes: [], startWith: 'new' };
/** More than that, nobody wants to have sent anywhere by a slip of the finger. */
const MOST_START_DAYS = 90;

export function choicesOf(poll: IPollFunctions): Choices {
	const parameters = new Parameters(
		(name) => poll.getNodeParameter(name, FALLBACKS[name] ?? '') ?? null,
	);
	const kinds = parameters.choices('events', KINDS);
	const types: string[] = parameters.choices('mediaTypes', ['movie', 'episode']);
	const startDays =
		parameters.choice('startWith', ['new', 'recent']) === 'recent'
			? (parameters.wholeNumber('startDays') ?? 0)
			: 0;
	return {
		kinds,
		startDays: Math.min(MOST_START_DAYS, Math.max(0, startDays)),
		wants: ({ event, media }) =>
			kinds.includes(event) && (types.length === 0 || types.includes(media.type)),
	};
}
