import { playsOf } from '../../../media';
import type { Media, PlayEvent } from '../../../media';
import type { ImportLimits, Wanted } from '../../shared/import/wantedPlays';
import { needsALook } from '../../shared/title/chooseEpisode';
import { isFresh } from '../history/scrobble';
import { knownMovieIds, knownShowIds } from '../title/subject';
import type { SimklEpisodeSubject, SimklSubject } from '../title/subject';

/** Minutes within which a play is scrobbled, as Sync does it: a scrobble of the same play may still be under way. */
const RECENT_MINUTES = 15;
/** Simkl's own "very long ago, I do not remember". */
const LONG_AGO = '1970-01-01T00:00:01.000Z';

export interface SimklImportOptions extends ImportLimits {
	/** What becomes of a date that is known roughly only: it is kept, or Simkl's own "very long ago" stands for it. */
	approximateDates: 'keep' | 'unknown';
	/** Whether a second play of one title is added as a rewatch, where the account can have those. */
	rewatch: boolean;
}

/** One play that is to be in the library, and what has become of it so far. */
export interface WantedPlay extends Wanted<'simkl'> {
	event: PlayEvent;
	media: Media;
	/** The form in which Simkl is told of it; undefined until a search has found one. */
	subject?: SimklSubject | SimklEpisodeSubject;
	/** The forms that Simkl did not know, as JSON. */
	tried: Set<string>;
	/** ISO 8601 UTC. */
	at: string;
	isRecent: boolean;
	/** Simkl has another play of it, so this one would be a rewatch. */
	isRewatch?: boolean;
}

/** The plays of one incoming event: one per episode of a file. */
export function wantedPlays(
	event: PlayEvent,
	now: number,
	{ approximateDates }: SimklImportOptions,
): WantedPlay[] {
	return playsOf(event).map((each): WantedPlay => {
		const { media, dateOnly, dateApproximate } = each;
		const ageMs = now - Date.parse(each.at);
		const isUndated = dateApproximate === true && approximateDates === 'unknown';
		const isExact = !dateOnly && !dateApproximate;
		// Today's noon may still be to come, and nothing was watched in the future.
		const at = new Date(dateOnly && ageMs < 0 ? now : Date.parse(each.at)).toISOString();
		return {
			event: each,
			media,
			subject: subjectFor(media),
			tried: new Set(),
			at: isUndated ? LONG_AGO : at,
			isRecent: isExact && isFresh(ageMs, RECENT_MINUTES),
		};
	});
}

/** The form that needs no look-up: a movie's ids, or the show's with season and number, where no title can speak against those. */
function subjectFor(media: Media): SimklSubject | undefined {
	if (media.type === 'movie') {
		const ids = knownMovieIds(media.ids);
		return ids && { movie: { ids } };
	}
	if (needsALook(media)) return undefined;
	const { season, number, show } = media;
	const ids = knownShowIds(show.ids);
	if (!ids || season === undefined || number === undefined) return undefined;
	return { show: { ids }, episode: { season, number } };
}
