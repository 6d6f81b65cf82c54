import type { INodePropertyOptions } from 'n8n-workflow';

const ID_NAMES = {
	imdb: 'IMDb ID',
	slug: 'Trakt Slug',
	tmdb: 'TMDB ID',
	trakt: 'Trakt ID',
	tvdb: 'TheTVDB ID',
} as const;

export const idOptions = (...types: Array<keyof typeof ID_NAMES>): INodePropertyOptions[] =>
	types.map((value) => ({ name: ID_NAMES[value], value }));
