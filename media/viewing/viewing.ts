import { isRatingEvent, type PlayEvent, type RatingEvent, type WatchEvent } from '../watchEvent';

/** What is remembered of one person and one title. Moments are milliseconds since 1970, by the source's clock. */
export interface Viewing {
	/** When the last message came. */
	toldMs: number;
	startedMs?: number;
	/** A save told the start; the source's own start event is still to come. */
	isStartAwaited?: boolean;
	/** Percent; absent while no position was told. */
	furthest?: number;
	/** The played state that the source told last, and whether it turned to watched in the midst of this viewing. */
	isPlayed?: boolean;
	wasFinished?: boolean;
	/** When the play was handed out as `watched`. */
	countedMs?: number;
	/** When a mark was taken back. */
	unwatchedMs?: number;
	/** Which file of the title is played. */
	itemId?: string;
	/** The key of its first event. */
	key?: string;
}

/** What a person can set. */
export interface CountingRules {
	/** Percent from which a viewing counts, whatever the source says; absent: the source decides, 90 where it does not. */
	countsFrom?: number;
}

export interface Judged {
	/** To be kept for the next message of this person and title. */
	viewing?: Viewing;
	/** To be handed out. */
	event?: WatchEvent;
}

/**
 * What the source itself says of the end of a viewing.
 * - `completed`, `notCompleted`: it judged by a position that it knows.
 * - `unproven`: it says completed, and would say so as well if the player had told it no position at all.
 * - `toldApart`: it says so by an event of its own (`watched`), so a stop without one proves nothing either way.
 * - `unsaid`: it leaves that to whoever listens.
 */
export type Ending = 'completed' | 'notCompleted' | 'unproven' | 'toldApart' | 'unsaid';

/** A message about a viewing: play, pause, resume, progress, stop, or the source's own watched. */
export interface PlaybackReport {
	type: 'playback';
	/** The event that the message would be, were nothing else known. */
	event: PlayEvent;
	/** When the source said so by its own clock, milliseconds since 1970. */
	toldMs: number;
	/** Of stop and watched alone. */
	ending?: Ending;
}

/** A message that is no event, and tells something of a viewing all the same: a saved state. */
export interface SignReport {
	type: 'sign';
	/** Whose, and of which title. */
	event: PlayEvent;
	toldMs: number;
	/** Whether the source counts the title as watched. */
	played?: boolean;
	/** Absent for a save that belongs to no viewing. */
	viewing?: {
		begins: boolean;
		/** When it began by the source's clock, milliseconds since 1970. */
		startedMs?: number;
		/** Which file of the title is played. */
		itemId?: string;
	};
}

/** Somebody, or a program, set or took back the mark: `watched` or `unwatched`. No viewing ends by it. */
export interface MarkReport {
	type: 'mark';
	event: PlayEvent;
	toldMs: number;
	/** Which file of the title carries the mark. */
	itemId?: string;
}

/** A rating: handed out as it is. */
export interface OtherReport {
	type: 'other';
	event: RatingEvent;
}

/** One message of a source, before it is decided what it amounts to (`judge` in judge.ts). */
export type Report = PlaybackReport | SignReport | MarkReport | OtherReport;

/**
 * The report of a source that says all it knows in the event itself, and `watched` in an event of its own: Plex, Tautulli.
 */
export function reportOf(event: WatchEvent): Report {
	if (isRatingEvent(event)) return { type: 'other', event };
	const toldMs = Date.parse(event.at);
	switch (event.event) {
		case 'unwatched':
			return { type: 'mark', event, toldMs };
		case 'watched':
			return { type: 'playback', event, toldMs, ending: 'completed' };
		case 'stop':
			return { type: 'playback', event, toldMs, ending: 'toldApart' };
		default:
			return { type: 'playback', event, toldMs };
	}
}

/** Percent; 0 is how a player's silence reads at the end, and says nothing at the start. */
export function positionOf({ progress }: PlayEvent): number | undefined {
	return progress === 0 ? undefined : progress;
}
