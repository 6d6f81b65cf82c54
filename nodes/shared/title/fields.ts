import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Parameters } from '../action/parameters';
import { UnusableInput } from '../action/unusableInput';

type Show = Record<string, string[]>;

const MEDIA_TYPES = [
	{ name: 'Episode', value: 'episode' },
	{ name: 'Movie', value: 'movie' },
	{ name: 'Show', value: 'show' },
];

const MOVIE = { mediaType: ['movie'] };

/** What the title is, of those that the operation takes. */
export const mediaTypeField = (
	...values: Array<'episode' | 'movie' | 'show'>
): INodeProperties => ({
	displayName: 'Media Type',
	name: 'mediaType',
	type: 'options',
	options: MEDIA_TYPES.filter(({ value }) => values.some((each) => each === value)),
	default: 'movie',
});

/** A movie by an id of these types, or by its title and year. */
export const movieFields = (idTypes: INodePropertyOptions[]): INodeProperties[] => [
	{
		displayName: 'Find Movie By',
		name: 'movieBy',
		type: 'options',
		options: [
			{ name: 'ID', value: 'id' },
			{ name: 'Title and Year', value: 'title' },
		],
		default: 'id',
		displayOptions: { show: MOVIE },
	},
	{
		displayName: 'ID Type',
		name: 'movieIdType',
		type: 'options',
		options: idTypes,
		default: 'imdb',
		displayOptions: { show: { ...MOVIE, movieBy: ['id'] } },
	},
	{
		displayName: 'Movie ID',
		name: 'movieId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. tt0133093',
		displayOptions: { show: { ...MOVIE, movieBy: ['id'] } },
	},
	{
		displayName: 'Title',
		name: 'movieTitle',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. The Matrix',
		displayOptions: { show: { ...MOVIE, movieBy: ['title'] } },
	},
	{
		displayName: 'Year',
		name: 'movieYear',
		type: 'number',
		required: true,
		default: '',
		placeholder: 'e.g. 1999',
		displayOptions: { show: { ...MOVIE, movieBy: ['title'] } },
	},
];

/** A show by an id of these types; `more` for what is to be said of them. */
export const showIdFields = (
	idTypes: INodePropertyOptions[],
	show: Show,
	more: Pick<INodeProperties, 'description'> = {},
): INodeProperties[] => [
	{
		displayName: 'ID Type',
		name: 'showIdType',
		type: 'options',
		options: idTypes,
		default: 'tvdb',
		...more,
		displayOptions: { show },
	},
	{
		displayName: 'Show ID',
		name: 'showId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 81189',
		displayOptions: { show },
	},
];

/** A show by its title, and the year where namesakes are to be told apart. */
export const showTitleFields = (show: Show): INodeProperties[] => [
	{
		displayName: 'Show Title',
		name: 'showTitle',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Breaking Bad',
		displayOptions: { show },
	},
	{
		displayName: 'Year of First Season',
		name: 'showYear',
		type: 'number',
		default: '',
		placeholder: 'e.g. 2008',
		displayOptions: { show },
	},
];

/** An episode's place in its show. */
export const placeFields = (
	show: Show,
	numberName: 'episode' | 'number' = 'episode',
): INodeProperties[] => [
	{
		displayName: 'Season',
		name: 'season',
		type: 'number',
		typeOptions: { minValue: 0 },
		required: true,
		default: 1,
		description: 'The number of the season; specials are season 0',
		displayOptions: { show },
	},
	{
		displayName: 'Episode',
		name: numberName,
		type: 'number',
		typeOptions: { minValue: 0 },
		required: true,
		default: 1,
		description: 'The number of the episode in its season',
		displayOptions: { show },
	},
];

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
