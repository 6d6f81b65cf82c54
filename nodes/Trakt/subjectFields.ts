import { mediaTypeField, movieFields, showIdFields } from '../shared/title/fields';
import { EPISODE_FIELDS, SHOW_ID_TYPES } from './episodeFields';
import { idOptions } from './idOptions';

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
