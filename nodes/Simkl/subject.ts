import type {
	SimklIds,
	SimklRateable,
	SimklSubject,
	SimklTitle,
	SimklWholeShow,
} from '../../services/simkl';
import type { Parameters } from '../shared/action/parameters';
import { UnusableInput } from '../shared/action/unusableInput';
import { ID_TYPES } from './idOptions';

const SERVICES = {
	tmdb: 'TMDB',
	tvdb: 'TheTVDB',
	mal: 'MyAnimeList',
	anidb: 'AniDB',
	simkl: 'Simkl',
} as const;

/** @param id as typed; only the checked form is sent. */
export function simklIds(type: string, id: string): SimklIds {
	if (id === '') {
		throw new UnusableInput(
			'The ID is empty',
			'Give the ID of what you mean, or find it by title.',
		);
	}
	const idType = ID_TYPES.find((each) => each === type);
	if (idType === undefined) {
		throw new UnusableInput(`"${type}" is not an ID type`, 'Choose one from the list of ID types.');
	}
	if (idType === 'imdb') {
		if (/^tt\d+$/.test(id)) return { imdb: id };
		throw new UnusableInput(
			`"${id}" is not an IMDb ID`,
			'IMDb IDs start with tt and go on in digits, e.g. tt0133093.',
		);
	}
	const number = Number(id);
	if (/^\d+$/.test(id) && Number.isSafeInteger(number) && number > 0) return { [idType]: number };
	throw new UnusableInput(
		`"${id}" is not a ${SERVICES[idType]} ID`,
		`Give the ID as a whole number, e.g. 603, or choose another ID type.`,
	);
}

export function subjectFrom(parameters: Parameters): SimklSubject {
	if (parameters.text('mediaType') !== 'episode') return { movie: movieFrom(parameters) };
	const season = numberOf(parameters, 'season');
	return {
		show: showFrom(parameters),
		episode: { season, number: numberOf(parameters, 'episode') },
	};
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
	const year = parameters.wholeNumber('movieYear');
	if (year === undefined) {
		throw new UnusableInput(
			'The year is empty',
			'Give the year: Simkl tells movies of the same title apart by it.',
		);
	}
	return { title: needed(parameters, 'movieTitle', 'The title'), year };
}

function showFrom(parameters: Parameters): SimklTitle {
	if (parameters.text('showBy') !== 'title') {
		return { ids: simklIds(parameters.text('showIdType'), parameters.text('showId')) };
	}
	const title = needed(parameters, 'showTitle', 'The show title');
	return { title, year: parameters.wholeNumber('showYear') };
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
