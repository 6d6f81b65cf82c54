import type { INodeProperties } from 'n8n-workflow';
import {
	mediaTypeField,
	movieFields,
	placeFields,
	showIdFields,
	showTitleFields,
} from '../shared/title/fields';
import { ID_OPTIONS } from './idOptions';

const OF_SHOW = { mediaType: ['episode', 'show'] };

const MOVIE_FIELDS = movieFields(ID_OPTIONS);

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
	...showIdFields(
		ID_OPTIONS,
		{ ...OF_SHOW, showBy: ['id'] },
		{
			description:
				'With a MyAnimeList, AniDB or Simkl ID the episodes of an anime are counted as there; with any other by TheTVDB’s seasons',
		},
	),
	...showTitleFields({ ...OF_SHOW, showBy: ['title'] }),
];

const PLACE_FIELDS = placeFields({ mediaType: ['episode'] });

/** A movie or an episode. */
export const SUBJECT_FIELDS: INodeProperties[] = [
	mediaTypeField('episode', 'movie'),
	...MOVIE_FIELDS,
	...SHOW_FIELDS,
	...PLACE_FIELDS,
];

/** Also a whole show, for the history. */
export const HISTORY_FIELDS: INodeProperties[] = [
	mediaTypeField('episode', 'movie', 'show'),
	...MOVIE_FIELDS,
	...SHOW_FIELDS,
	...PLACE_FIELDS,
];

/** Simkl rates movies and shows. */
export const RATEABLE_FIELDS: INodeProperties[] = [
	mediaTypeField('movie', 'show'),
	...MOVIE_FIELDS,
	...SHOW_FIELDS,
];
