import type { INodeProperties } from 'n8n-workflow';
import { EPISODE_FIELDS, showIdFields } from './episodeFields';
import { MOVIE_FIELDS } from './movieFields';

const MEDIA_TYPE_FIELD: INodeProperties = {
	displayName: 'Media Type',
	name: 'mediaType',
	type: 'options',
	options: [
		{ name: 'Episode', value: 'episode' },
		{ name: 'Movie', value: 'movie' },
	],
	default: 'movie',
};

/** A rating can be a whole show's, too. */
const RATEABLE_TYPE_FIELD: INodeProperties = {
	...MEDIA_TYPE_FIELD,
	options: [
		{ name: 'Episode', value: 'episode' },
		{ name: 'Movie', value: 'movie' },
		{ name: 'Show', value: 'show' },
	],
};

export const SUBJECT_FIELDS = [MEDIA_TYPE_FIELD, ...MOVIE_FIELDS, ...EPISODE_FIELDS];

export const RATEABLE_FIELDS = [
	RATEABLE_TYPE_FIELD,
	...MOVIE_FIELDS,
	...EPISODE_FIELDS,
	...showIdFields({ mediaType: ['show'] }),
];
