import type { INodeProperties } from 'n8n-workflow';

/** The parameters that every trigger has, worded once. A trigger lists those that fit its source. */

/** A token by default: an address that n8n offers to the internet would take plays from anybody. */
export const authentication: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	options: [
		{
			name: 'None',
			value: 'none',
			description: 'Anybody who knows the address can send events',
		},
		{
			name: 'Webhook Token',
			value: 'token',
			description: 'Only requests that carry the token of the credential are taken',
		},
	],
	default: 'token',
};

export const mediaTypes: INodeProperties = {
	displayName: 'Media Types',
	name: 'mediaTypes',
	type: 'multiOptions',
	options: [
		{ name: 'Episode', value: 'episode' },
		{ name: 'Movie', value: 'movie' },
	],
	default: ['movie', 'episode'],
	description: 'The kinds of titles to listen to. Leave empty for all.',
};

/** For a source that knows of ratings: those of a whole season or show as well. */
export const ratedMediaTypes: INodeProperties = {
	...mediaTypes,
	options: [
		{ name: 'Episode', value: 'episode' },
		{ name: 'Movie', value: 'movie' },
		{ name: 'Season', value: 'season', description: 'Ratings of whole seasons' },
		{ name: 'Show', value: 'show', description: 'Ratings of whole shows' },
	],
	default: ['movie', 'episode', 'season', 'show'],
};

export const output: INodeProperties = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	options: [
		{
			name: 'One Output',
			value: 'single',
			description: 'Everybody’s events leave by the same output',
		},
		{
			name: 'One Output per Person',
			value: 'perPerson',
			description: 'Each person listed has an output, and a last one is for everybody else',
		},
	],
	default: 'single',
};

export const people: INodeProperties = {
	displayName: 'People',
	name: 'people',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Person',
	default: {},
	displayOptions: { show: { output: ['perPerson'] } },
	description:
		'The people who have an output of their own, in the order of the outputs. Moving or removing a person moves the outputs after them, but not the connections.',
	options: [
		{
			displayName: 'Person',
			name: 'entries',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Alex',
					description: 'The label of the output',
				},
				{
					displayName: 'Account IDs or Names',
					name: 'match',
					type: 'string',
					default: '',
					placeholder: 'e.g. 123456, alex',
					description:
						'The person’s accounts on the media server, separated by commas. IDs are looked at first, because names may change; where an ID is listed, the name counts for nobody with another ID. A number is always an ID. Leave empty to go by the name above. A name with a comma in it has to come from an expression that gives a list.',
				},
			],
		},
	],
};

type FilterName = 'people' | 'servers' | 'libraries' | 'players';

const FILTERS: Record<FilterName, [displayName: string, placeholder: string, description: string]> =
	{
		people: [
			'People',
			'e.g. 123456, alex',
			'Only these people, by account ID or name, separated by commas; a number is always an ID. Leave empty for everybody; an expression that names nobody lets nothing through.',
		],
		servers: [
			'Servers',
			'e.g. Living Room',
			'Only these servers, by ID or name, separated by commas. Leave empty for all; an expression that names none lets nothing through.',
		],
		libraries: [
			'Libraries',
			'e.g. Movies, 2',
			'Only these libraries, by ID or name, separated by commas. Leave empty for all; an expression that names none lets nothing through.',
		],
		players: [
			'Players',
			'e.g. Living Room TV',
			'Only these players, by ID or name, separated by commas. Events without a player, such as marks made by hand, are left out. Leave empty for all; an expression that names none lets nothing through.',
		],
	};

/** The filters that a source can answer, for a source may not say where a title comes from. */
export function filters(...names: FilterName[]): INodeProperties {
	return {
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: names.toSorted().map((name) => {
			const [displayName, placeholder, description] = FILTERS[name];
			return { displayName, name, type: 'string', default: '', placeholder, description };
		}),
	};
}

const ADD_RAW_PAYLOAD: INodeProperties = {
	displayName: 'Add Raw Payload',
	name: 'addRawPayload',
	type: 'boolean',
	default: false,
	description:
		'Whether to add what the media server sent to the item, as the property "raw". Of a body that is far too large only the beginning, with "rawCut" set.',
};

const ADD_POSTER: INodeProperties = {
	displayName: 'Add Poster',
	name: 'addPoster',
	type: 'boolean',
	default: false,
	description:
		'Whether to store the picture that comes with some events, and add it to the item as the binary property "poster"',
};

const COUNTS_FROM: INodeProperties = {
	displayName: 'Counts as Watched From (Percent)',
	name: 'countsFrom',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 100 },
	default: 90,
	description:
		'From which position on the end of a viewing is a play. Without this option the media server decides, and 90 counts where it does not say. What is not counted leaves as Stop, with the reason.',
};

/** Named so because n8n looks into a parameter called `options` (see unreadBody.ts). */
export function itemOptions(sendsPosters: boolean): INodeProperties {
	return {
		displayName: 'Options',
		name: 'itemOptions',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: sendsPosters
			? [ADD_POSTER, ADD_RAW_PAYLOAD, COUNTS_FROM]
			: [ADD_RAW_PAYLOAD, COUNTS_FROM],
	};
}
