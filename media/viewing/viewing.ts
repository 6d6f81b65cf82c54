import type { WatchEvent } from '../watchEvent';

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
