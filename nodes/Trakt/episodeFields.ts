import type { INodeProperties } from 'n8n-workflow';
import { placeFields, showIdFields, showTitleFields } from '../shared/title/fields';
import { idOptions } from './idOptions';

export const SHOW_ID_TYPES = idOptions('imdb', 'tvdb', 'tmdb', 'trakt', 'slug');

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
	...showIdFields(SHOW_ID_TYPES, { mediaType: ['episode'], episodeBy: ['show'] }),
	...showTitleFields(BY_SHOW_TITLE),
	...placeFields(NUMBERED),
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
