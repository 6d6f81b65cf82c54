import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type {
	TraktEpisodeSubject,
	TraktIds,
	TraktMovieSubject,
	TraktRateable,
	TraktSubject,
} from '../../services/trakt';
import type { Parameters } from '../shared/action/parameters';
import {
	mediaTypeField,
	movieFields,
	placeFields,
	showIdFields,
	showTitleFields,
} from '../shared/title/fields';
import { filledId, imdbId, numericId, unknownIdType } from '../shared/title/ids';
import { movieTitleFrom, placeFrom, showTitleFrom } from '../shared/title/titleFrom';

const ID_NAMES = {
	imdb: 'IMDb ID',
	slug: 'Trakt Slug',
	tmdb: 'TMDB ID',
	trakt: 'Trakt ID',
	tvdb: 'TheTVDB ID',
} as const;

export const idOptions = (...types: Array<keyof typeof ID_NAMES>): INodePropertyOptions[] =>
	types.map((value) => ({ name: ID_NAMES[value], value }));

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

const MOVIE_FIELDS = movieFields(idOptions('imdb', 'tmdb', 'trakt', 'slug'));

export const SUBJECT_FIELDS = [
	mediaTypeField('episode', 'movie'),
	...MOVIE_FIELDS,
	...EPISODE_FIELDS,
];

/** A rating can be a whole show's, too. */
export const RATEABLE_FIELDS = [
	mediaTypeField('episode', 'movie', 'show'),
	...MOVIE_FIELDS,
	...EPISODE_FIELDS,
	...showIdFields(SHOW_ID_TYPES, { mediaType: ['show'] }),
];

const SERVICES = { tmdb: 'TMDB', tvdb: 'TheTVDB', trakt: 'Trakt' } as const;

/** Only the checked form of what was typed is sent. */
export function traktIds(type: string, typed: string): TraktIds {
	const id = filledId(typed);
	switch (type) {
		case 'imdb':
			return { imdb: imdbId(id) };
		case 'slug':
			return { slug: id };
		case 'tmdb':
		case 'tvdb':
		case 'trakt':
			return { [type]: numericId(id, SERVICES[type]) };
		default:
			throw unknownIdType(type);
	}
}

function movieFrom(parameters: Parameters): TraktMovieSubject {
	if (parameters.text('movieBy') !== 'title') {
		return { movie: { ids: traktIds(parameters.text('movieIdType'), parameters.text('movieId')) } };
	}
	return { movie: movieTitleFrom(parameters, 'Trakt') };
}

function episodeFrom(parameters: Parameters): TraktEpisodeSubject {
	const by = parameters.text('episodeBy');
	if (by === 'episode') {
		const ids = traktIds(parameters.text('episodeIdType'), parameters.text('episodeId'));
		return { episode: { ids } };
	}
	const show =
		by === 'showTitle'
			? showTitleFrom(parameters)
			: { ids: traktIds(parameters.text('showIdType'), parameters.text('showId')) };
	return { show, episode: placeFrom(parameters) };
}

export function subjectFrom(parameters: Parameters): TraktSubject {
	return parameters.text('mediaType') === 'episode'
		? episodeFrom(parameters)
		: movieFrom(parameters);
}

export function rateableFrom(parameters: Parameters): TraktRateable {
	if (parameters.text('mediaType') !== 'show') return subjectFrom(parameters);
	return { show: { ids: traktIds(parameters.text('showIdType'), parameters.text('showId')) } };
}
