import type {
	TraktEpisodeSubject,
	TraktIds,
	TraktMovieSubject,
	TraktRateable,
	TraktSubject,
} from '../../services/trakt';
import type { Parameters } from '../shared/action/parameters';
import { UnusableInput } from '../shared/action/unusableInput';

const SERVICES = { imdb: 'IMDb', tmdb: 'TMDB', tvdb: 'TheTVDB', trakt: 'Trakt' } as const;

/** Trakt refuses numbers that are sent as text. */
function numericId(type: 'tmdb' | 'tvdb' | 'trakt', id: string): number {
	const value = Number(id);
	if (/^\d+$/.test(id) && Number.isSafeInteger(value) && value > 0) return value;
	throw new UnusableInput(
		`"${id}" is not a ${SERVICES[type]} ID`,
		`Give the ID as a whole number, e.g. 603, or choose another ID type.`,
	);
}

/** @param id as typed; only the checked form is sent. */
export function traktIds(type: string, id: string): TraktIds {
	if (id === '') {
		throw new UnusableInput(
			'The ID is empty',
			'Give the ID of what you mean, or find it by title.',
		);
	}
	switch (type) {
		case 'imdb':
			if (/^tt\d+$/.test(id)) return { imdb: id };
			throw new UnusableInput(
				`"${id}" is not an IMDb ID`,
				'IMDb IDs start with tt and go on in digits, e.g. tt0133093.',
			);
		case 'slug':
			return { slug: id };
		case 'tmdb':
			return { tmdb: numericId('tmdb', id) };
		case 'tvdb':
			return { tvdb: numericId('tvdb', id) };
		case 'trakt':
			return { trakt: numericId('trakt', id) };
		default:
			throw new UnusableInput(
				`"${type}" is not an ID type`,
				'Choose one from the list of ID types.',
			);
	}
}

function needed(parameters: Parameters, name: string, what: string): string {
	const text = parameters.text(name);
	if (text !== '') return text;
	throw new UnusableInput(
		`${what} is empty`,
		`Give ${what.toLowerCase()}, or choose an ID instead.`,
	);
}

function numberOf(parameters: Parameters, name: 'season' | 'episode'): number {
	const value = parameters.wholeNumber(name);
	if (value !== undefined && value >= 0) return value;
	throw new UnusableInput(
		`The ${name} is not a number from 0 on`,
		`Give the number of the ${name}; specials are season 0.`,
	);
}

function movieFrom(parameters: Parameters): TraktMovieSubject {
	if (parameters.text('movieBy') !== 'title') {
		return { movie: { ids: traktIds(parameters.text('movieIdType'), parameters.text('movieId')) } };
	}
	const year = parameters.wholeNumber('movieYear');
	if (year === undefined) {
		throw new UnusableInput(
			'The year is empty',
			'Give the year: Trakt tells movies of the same title apart by it.',
		);
	}
	return { movie: { title: needed(parameters, 'movieTitle', 'The title'), year } };
}

function episodeFrom(parameters: Parameters): TraktEpisodeSubject {
	const by = parameters.text('episodeBy');
	if (by === 'episode') {
		const ids = traktIds(parameters.text('episodeIdType'), parameters.text('episodeId'));
		return { episode: { ids } };
	}
	const show =
		by === 'showTitle'
			? {
					title: needed(parameters, 'showTitle', 'The show title'),
					year: parameters.wholeNumber('showYear'),
				}
			: { ids: traktIds(parameters.text('showIdType'), parameters.text('showId')) };
	const season = numberOf(parameters, 'season');
	return { show, episode: { season, number: numberOf(parameters, 'episode') } };
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
