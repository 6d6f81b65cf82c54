import type { INodeProperties } from 'n8n-workflow';
import { ID_OPTIONS } from './idOptions';

const mediaType = (...values: string[]): INodeProperties => ({
	displayName: 'Media Type',
	name: 'mediaType',
	type: 'options',
	options: [
		{ name: 'Episode', value: 'episode' },
		{ name: 'Movie', value: 'movie' },
		{ name: 'Show', value: 'show' },
	].filter(({ value }) => values.includes(value)),
	default: 'movie',
});

const MOVIE = { mediaType: ['movie'] };
const OF_SHOW = { mediaType: ['episode', 'show'] };

const MOVIE_FIELDS: INodeProperties[] = [
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
		options: ID_OPTIONS,
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

const SHOW_FIELDS: INodeProperties[] = [
	{
		displayName: 'Find Show By',
		name: 'showBy',
		type: 'options',
		options: [
			{ name: 'ID', value: 'id' },
			{ name: 'Title', value: 'title' },
		],
		default: 'id',
		displayOptions: { show: OF_SHOW },
	},
	{
		displayName: 'ID Type',
		name: 'showIdType',
		type: 'options',
		options: ID_OPTIONS,
		default: 'tvdb',
		description:
			'With a MyAnimeList, AniDB or Simkl ID the episodes of an anime are counted as there; with any other by TheTVDB’s seasons',
		displayOptions: { show: { ...OF_SHOW, showBy: ['id'] } },
	},
	{
		displayName: 'Show ID',
		name: 'showId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 81189',
		displayOptions: { show: { ...OF_SHOW, showBy: ['id'] } },
	},
	{
		displayName: 'Show Title',
		name: 'showTitle',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Breaking Bad',
		displayOptions: { show: { ...OF_SHOW, showBy: ['title'] } },
	},
	{
		displayName: 'Year of First Season',
		name: 'showYear',
		type: 'number',
		default: '',
		placeholder: 'e.g. 2008',
		displayOptions: { show: { ...OF_SHOW, showBy: ['title'] } },
	},
];

const PLACE_FIELDS: INodeProperties[] = [
	{
		displayName: 'Season',
		name: 'season',
		type: 'number',
		typeOptions: { minValue: 0 },
		required: true,
		default: 1,
		description: 'The number of the season; specials are season 0',
		displayOptions: { show: { mediaType: ['episode'] } },
	},
	{
		displayName: 'Episode',
		name: 'episode',
		type: 'number',
		typeOptions: { minValue: 0 },
		required: true,
		default: 1,
		description: 'The number of the episode in its season',
		displayOptions: { show: { mediaType: ['episode'] } },
	},
];

/** A movie or an episode. */
export const SUBJECT_FIELDS: INodeProperties[] = [
	mediaType('episode', 'movie'),
	...MOVIE_FIELDS,
	...SHOW_FIELDS,
	...PLACE_FIELDS,
];

/** Also a whole show, for the history. */
export const HISTORY_FIELDS: INodeProperties[] = [
	mediaType('episode', 'movie', 'show'),
	...MOVIE_FIELDS,
	...SHOW_FIELDS,
	...PLACE_FIELDS,
];

/** Simkl rates movies and shows. */
export const RATEABLE_FIELDS: INodeProperties[] = [
	mediaType('movie', 'show'),
	...MOVIE_FIELDS,
	...SHOW_FIELDS,
];
