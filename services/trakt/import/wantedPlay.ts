import { playsOf } from '../../../media';
import type { Media, PlayEvent } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { ServiceError } from '../../http/serviceError';
import type { ImportLimits, Wanted } from '../../shared/import/wantedPlays';
import { unsettled } from '../../shared/import/wantedPlays';
import { needsALook } from '../../shared/title/chooseEpisode';
import { DAY_WINDOW, isFresh, windowOf } from '../history/playWindow';
import type { PlayWindow } from '../history/playWindow';
import { showOfFirst } from '../title/ownIds';
import { idsFor, knownIds } from '../title/subject';
import type { TraktSubject } from '../title/subject';

/** Minutes after which a play goes to the history instead of a scrobble, and by which a scrobble may be dated late. */
export const RECENT_MINUTES = 15;

export interface TraktImportOptions extends ImportLimits {
	/** What becomes of a date that is known roughly only: it is kept, or Trakt's own "unknown date" stands for it. */
	approximateDates: 'keep' | 'unknown';
}

/** One play that is to be in the history, and what has become of it so far. */
export interface WantedPlay extends Wanted<'trakt'> {
	event: PlayEvent;
	/** What it is of: may have got ids that the event itself does not carry. */
	media: Media;
	/** The form in which Trakt is told of it; undefined until a search has found one. */
	subject?: TraktSubject;
	/** ISO 8601 UTC. */
	at: string;
	window: PlayWindow;
	/** Written without a date. */
	isUndated: boolean;
	/** The date of the one play of its title that the account keeps, which this one moves. ISO 8601. */
	replaces?: string;
	/** Young enough that a live scrobble of the same play may still be under way. */
	isRecent: boolean;
}

/** The plays of one incoming event: one per episode of a file. */
export function wantedPlays(
	event: PlayEvent,
	now: number,
	options: TraktImportOptions,
): WantedPlay[] {
	return playsOf(event).map((each) => wantedPlay(each, now, options));
}

/** Gives the episodes that follow the first in one file their show, where only the first one's own ids tell which. */
export async function placeInShow(client: ServiceClient, ofOneFile: WantedPlay[]): Promise<void> {
	const [first, ...others] = unsettled(ofOneFile);
	if (!first || others.length === 0) return;
	const ids = await showOfFirst(client, first.media);
	for (const play of ids ? others : []) {
		if (play.media.type !== 'episode') continue;
		play.media = { ...play.media, show: { ...play.media.show, ids: ids ?? {} } };
		play.subject = subjectFor(play.media);
	}
}

function wantedPlay(
	event: PlayEvent,
	now: number,
	{ approximateDates }: TraktImportOptions,
): WantedPlay {
	const { media } = event;
	const isRough = event.dateOnly ?? event.dateApproximate ?? false;
	const ageMs = now - Date.parse(event.at);
	return {
		event,
		media,
		subject: subjectFor(media),
		// Today's noon may still be to come, and nothing was watched in the future.
		at: new Date(event.dateOnly && ageMs < 0 ? now : Date.parse(event.at)).toISOString(),
		window: isRough ? DAY_WINDOW : windowOf(event, media, RECENT_MINUTES),
		isUndated: event.dateApproximate === true && approximateDates === 'unknown',
		isRecent: !isRough && isFresh(ageMs, RECENT_MINUTES),
	};
}

/** The form that needs no look-up: own ids, or the show's with season and number, where no title can speak against those. */
function subjectFor(media: Media): TraktSubject | undefined {
	if (media.type === 'movie') {
		const ids = idsFor('movie', knownIds(media.ids));
		return ids && { movie: { ids } };
	}
	const own = idsFor('episode', knownIds(media.ids));
	if (own) return { episode: { ids: own } };
	if (needsALook(media)) return undefined;
	const { season, number } = media;
	const ids = idsFor('show', knownIds(media.show.ids));
	if (!ids || season === undefined || number === undefined) return undefined;
	return { show: { ids }, episode: { season, number } };
}

/** Trakt's answer and its history do not say the same about a play that was sent. */
export function unclearOutcome(attempts: number): ServiceError {
	return new ServiceError({
		service: 'trakt',
		kind: 'retry',
		message: 'Trakt took the request, but this play is not in the history',
		description:
			'Run this item again in some minutes: it is looked for first. If it stays like this, check the title and the date at Trakt.',
		attempts,
	});
}

/** The answer of a write was lost time and again, and the play never arrived. */
export function lostTooOften(): ServiceError {
	return new ServiceError({
		service: 'trakt',
		kind: 'retry',
		message: "Trakt's answer was lost several times, and this play has not arrived",
		description: 'Run this item again in some minutes: it is looked for first.',
	});
}
