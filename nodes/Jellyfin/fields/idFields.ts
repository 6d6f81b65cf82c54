import type { INodeProperties } from 'n8n-workflow';
import type { Ids } from '../../../media';
import type { Parameters } from '../../shared/action/parameters';
import { UnusableInput } from '../../shared/action/unusableInput';
import { placeFields } from '../../shared/title/fields';
import { imdbId, numericId } from '../../shared/title/ids';

const NUMBERED = { type: ['episode'], episodeBy: ['series'] };

const KNOWN_TITLE =
	'If you know it: Jellyfin can search by title and not by ID, so the library index is only needed without it';

export const ID_FIELDS: INodeProperties[] = [
	{
		displayName: 'Media Type',
		name: 'type',
		type: 'options',
		options: [
			{ name: 'Episode', value: 'episode' },
			{ name: 'Movie', value: 'movie' },
			{ name: 'Series', value: 'series' },
		],
		default: 'movie',
		description: 'The same number may stand for a movie and for a series at the same service',
	},
	{
		displayName: 'Find Episode By',
		name: 'episodeBy',
		type: 'options',
		options: [
			{ name: 'Episode IDs', value: 'episode' },
			{ name: 'Series IDs, Season and Episode', value: 'series' },
		],
		default: 'series',
		displayOptions: { show: { type: ['episode'] } },
	},
	{
		displayName: 'IDs',
		name: 'ids',
		type: 'collection',
		placeholder: 'Add ID',
		default: {},
		description: 'One is enough; a title that contradicts one of them is left out',
		options: [
			{
				displayName: 'IMDb ID',
				name: 'imdb',
				type: 'string',
				default: '',
				placeholder: 'e.g. tt0133093',
			},
			{
				displayName: 'TheTVDB ID',
				name: 'tvdb',
				type: 'string',
				default: '',
				placeholder: 'e.g. 81189',
			},
			{
				displayName: 'TMDB ID',
				name: 'tmdb',
				type: 'string',
				default: '',
				placeholder: 'e.g. 603',
			},
		],
	},
	...placeFields(NUMBERED, 'number'),
	{
		displayName: 'Series Title',
		name: 'title',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Breaking Bad',
		description: 'Jellyfin cannot search by ID: the series is found by its title first',
		displayOptions: { show: { type: ['episode'], episodeBy: ['episode'] } },
	},
	{
		displayName: 'Series Title',
		name: 'title',
		type: 'string',
		default: '',
		placeholder: 'e.g. Breaking Bad',
		description: KNOWN_TITLE,
		displayOptions: { show: NUMBERED },
	},
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		placeholder: 'e.g. The Matrix',
		description: KNOWN_TITLE,
		displayOptions: { show: { type: ['movie', 'series'] } },
	},
];

function numberIn(given: Parameters, name: 'tmdb' | 'tvdb', service: string): number | undefined {
	const text = given.text(name);
	if (text === '') return undefined;
	return numericId(text, service, 'Give the ID as a whole number, e.g. 603.');
}

/** The ids that were given, at least one. */
export function idsFrom(given: Parameters): Ids {
	const imdb = given.text('imdb').toLowerCase();
	const tmdb = numberIn(given, 'tmdb', 'TMDB');
	const tvdb = numberIn(given, 'tvdb', 'TheTVDB');
	const ids: Ids = {
		...(imdb !== '' && { imdb: imdbId(imdb) }),
		...(tmdb !== undefined && { tmdb }),
		...(tvdb !== undefined && { tvdb }),
	};
	if (Object.keys(ids).length > 0) return ids;
	throw new UnusableInput('No ID is given', 'Give the ID of the title at one service at least.');
}
