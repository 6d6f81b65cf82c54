import type { INodeProperties } from 'n8n-workflow';
import { idOptions } from './idOptions';

export const MOVIE_FIELDS: INodeProperties[] = [
	{
		displayName: 'Find Movie By',
		name: 'movieBy',
		type: 'options',
		options: [
			{ name: 'ID', value: 'id' },
			{ name: 'Title and Year', value: 'title' },
		],
		default: 'id',
		displayOptions: { show: { mediaType: ['movie'] } },
	},
	{
		displayName: 'ID Type',
		name: 'movieIdType',
		type: 'options',
		options: idOptions('imdb', 'tmdb', 'trakt', 'slug'),
		default: 'imdb',
		displayOptions: { show: { mediaType: ['movie'], movieBy: ['id'] } },
	},
	{
		displayName: 'Movie ID',
		name: 'movieId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. tt0133093',
		displayOptions: { show: { mediaType: ['movie'], movieBy: ['id'] } },
	},
	{
		displayName: 'Title',
		name: 'movieTitle',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. The Matrix',
		displayOptions: { show: { mediaType: ['movie'], movieBy: ['title'] } },
	},
	{
		displayName: 'Year',
		name: 'movieYear',
		type: 'number',
		required: true,
		default: '',
		placeholder: 'e.g. 1999',
		displayOptions: { show: { mediaType: ['movie'], movieBy: ['title'] } },
	},
];
