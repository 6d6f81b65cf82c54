import type { INodePropertyOptions } from 'n8n-workflow';

const ID_NAMES = {
	anidb: 'AniDB ID',
	imdb: 'IMDb ID',
	mal: 'MyAnimeList ID',
	simkl: 'Simkl ID',
	tvdb: 'TheTVDB ID',
	tmdb: 'TMDB ID',
} as const;

export const ID_TYPES = ['imdb', 'tmdb', 'tvdb', 'mal', 'anidb', 'simkl'] as const;

export const ID_OPTIONS: INodePropertyOptions[] = Object.entries(ID_NAMES).map(([value, name]) => ({
	name,
	value,
}));
