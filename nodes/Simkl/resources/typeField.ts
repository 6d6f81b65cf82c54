import type { INodeProperties } from 'n8n-workflow';

export const LISTS = ['movies', 'shows', 'anime'] as const;

/** Which of the three lists that Simkl keeps apart. */
export const TYPE_FIELD: INodeProperties = {
	displayName: 'Media Type',
	name: 'type',
	type: 'options',
	options: [
		{ name: 'Anime', value: 'anime' },
		{ name: 'Movies', value: 'movies' },
		{ name: 'Shows', value: 'shows' },
	],
	default: 'movies',
};
