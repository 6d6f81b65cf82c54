import type {
	SimklIds,
	SimklRateable,
	SimklSubject,
	SimklTitle,
	SimklWholeShow,
} from '../../services/simkl';
import type { Parameters } from '../shared/action/parameters';
import { UnusableInput } from '../shared/action/unusableInput';
import { filledId, imdbId, numericId, unknownIdType } from '../shared/title/ids';
import { movieTitleFrom, placeFrom, showTitleFrom } from '../shared/title/titleFrom';
import { ID_TYPES } from './idOptions';

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
