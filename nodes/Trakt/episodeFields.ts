import type { INodeProperties } from 'n8n-workflow';
import { idOptions } from './idOptions';

export const showIdFields = (show: Record<string, string[]>): INodeProperties[] => [
	{
		displayName: 'ID Type',
		name: 'showIdType',
		type: 'options',
		options: idOptions('imdb', 'tvdb', 'tmdb', 'trakt', 'slug'),
		default: 'tvdb',
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

const NUMBERED = { mediaType: ['episode'], episodeBy: ['show', 'showTitle'] };
const BY_SHOW_TITLE = { mediaType: ['episode'], episodeBy: ['showTitle'] };
const BY_EPISODE_ID = { mediaType: ['episode'], episodeBy: ['episode'] };

export const EPISODE_FIELDS: INodeProperties[] = [
	{
		displayName: 'Find Episode By',
		name: 'episodeBy',
		type: 'options',
		options: [
			{ name: 'Episode ID', value: 'episode' },
			{ name: 'Show ID, Season and Episode', value: 'show' },
			{ name: 'Show Title, Season and Episode', value: 'showTitle' },
		],
		default: 'show',
		displayOptions: { show: { mediaType: ['episode'] } },
	},
	...showIdFields({ mediaType: ['episode'], episodeBy: ['show'] }),
	{
		displayName: 'Show Title',
		name: 'showTitle',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Breaking Bad',
		displayOptions: { show: BY_SHOW_TITLE },
	},
	{
		displayName: 'Year of First Season',
		name: 'showYear',
		type: 'number',
		default: '',
		placeholder: 'e.g. 2008',
		displayOptions: { show: BY_SHOW_TITLE },
	},
	{
		displayName: 'Season',
		name: 'season',
		type: 'number',
		typeOptions: { minValue: 0 },
		required: true,
		default: 1,
		description: 'The number of the season; specials are season 0',
		displayOptions: { show: NUMBERED },
	},
	{
		displayName: 'Episode',
		name: 'episode',
		type: 'number',
		typeOptions: { minValue: 0 },
		required: true,
		default: 1,
		description: 'The number of the episode in its season',
		displayOptions: { show: NUMBERED },
	},
	{
		displayName: 'ID Type',
		name: 'episodeIdType',
		type: 'options',
		options: idOptions('imdb', 'tvdb', 'tmdb', 'trakt'),
		default: 'tvdb',
		displayOptions: { show: BY_EPISODE_ID },
	},
	{
		displayName: 'Episode ID',
		name: 'episodeId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 349232',
		description: "The episode's own ID, not its show's",
		displayOptions: { show: BY_EPISODE_ID },
	},
];
