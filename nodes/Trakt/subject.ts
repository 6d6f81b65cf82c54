import type {
	TraktEpisodeSubject,
	TraktIds,
	TraktMovieSubject,
	TraktRateable,
	TraktSubject,
} from '../../services/trakt';
import type { Parameters } from '../shared/action/parameters';
import { filledId, imdbId, numericId, unknownIdType } from '../shared/title/ids';
import { movieTitleFrom, placeFrom, showTitleFrom } from '../shared/title/titleFrom';

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
