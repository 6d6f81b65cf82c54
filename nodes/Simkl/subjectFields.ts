import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type {
	SimklIds,
	SimklRateable,
	SimklSubject,
	SimklTitle,
	SimklWholeShow,
} from '../../services/simkl';
import type { Parameters } from '../shared/action/parameters';
import { UnusableInput } from '../shared/action/unusableInput';
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

/** Off by default: each one stays in the account's statistics. */
export const REWATCH_FIELD: INodeProperties = {
	displayName: 'Add Rewatches',
	name: 'addRewatches',
	type: 'boolean',
	default: false,
	description:
		'Whether to add a viewing of what was watched before as a rewatch, for accounts with Simkl PRO or VIP. Simkl otherwise keeps one play per title, and two plays have to be two days apart.',
};

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

const SERVICES = {
	tmdb: 'TMDB',
	tvdb: 'TheTVDB',
	mal: 'MyAnimeList',
	anidb: 'AniDB',
	simkl: 'Simkl',
} as const;

/** Only the checked form of what was typed is sent. */
export function simklIds(type: string, typed: string): SimklIds {
	const id = filledId(typed);
	const idType = ID_TYPES.find((each) => each === type);
	if (idType === undefined) throw unknownIdType(type);
	if (idType === 'imdb') return { imdb: imdbId(id) };
	return { [idType]: numericId(id, SERVICES[idType]) };
}

export function subjectFrom(parameters: Parameters): SimklSubject {
	if (parameters.text('mediaType') !== 'episode') return { movie: movieFrom(parameters) };
	const episode = placeFrom(parameters);
	return { show: showFrom(parameters), episode };
}

/** A whole show only with the switch `confirmed` on: everything that has aired is meant, or everything is lost. */
export function historySubjectFrom(
	parameters: Parameters,
	confirmed: string,
): SimklSubject | SimklWholeShow {
	if (parameters.text('mediaType') !== 'show') return subjectFrom(parameters);
	if (parameters.flag(confirmed)) return { show: showFrom(parameters), whole: true };
	throw new UnusableInput(
		'A show without an episode stands for all of its episodes',
		'Choose Episode as Media Type, or switch on that the whole show is meant.',
	);
}

export function rateableFrom(parameters: Parameters): SimklRateable {
	return parameters.text('mediaType') === 'show'
		? { show: showFrom(parameters) }
		: { movie: movieFrom(parameters) };
}

function movieFrom(parameters: Parameters): SimklTitle {
	if (parameters.text('movieBy') !== 'title') {
		return { ids: simklIds(parameters.text('movieIdType'), parameters.text('movieId')) };
	}
	return movieTitleFrom(parameters, 'Simkl');
}

function showFrom(parameters: Parameters): SimklTitle {
	if (parameters.text('showBy') !== 'title') {
		return { ids: simklIds(parameters.text('showIdType'), parameters.text('showId')) };
	}
	return showTitleFrom(parameters);
}
