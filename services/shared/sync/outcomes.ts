/**
 * Every code that `sync.code` can have, with the `sync.status` that it belongs to. The list is closed: programs go by these
 * and never by `sync.reason`, which is for people and may be worded anew. Each has its row in docs/outcomes.md.
 */
export const OUTCOMES = {
	nowWatching: 'watching',
	resumePointKept: 'paused',

	scrobbled: 'added',
	addedToHistory: 'added',
	rewatchAdded: 'added',
	markedWatched: 'added',

	dateMoved: 'updated',
	rated: 'rated',

	playRemoved: 'removed',
	markedUnwatched: 'removed',
	ratingRemoved: 'removed',
	tookBack: 'removed',

	alreadyThere: 'duplicate',
	justCounted: 'duplicate',
	cameTwice: 'duplicate',
	keepsOnePlay: 'duplicate',
	rewatchSwitchedOff: 'duplicate',
	rewatchNotInPlan: 'duplicate',
	rewatchNotTaken: 'duplicate',

	planned: 'planned',

	switchedOff: 'ignored',
	notOffered: 'ignored',
	notNeeded: 'ignored',
	notAPlay: 'ignored',
	notCounted: 'ignored',
	countedBefore: 'ignored',
	countedByWatched: 'ignored',
	barelyStarted: 'ignored',
	positionUnknown: 'ignored',
	otherFile: 'ignored',
	tooLate: 'ignored',
	newerThere: 'ignored',
	notThere: 'ignored',
	takenBefore: 'ignored',
	ratingUnknown: 'ignored',
	wouldCountAsWatched: 'ignored',
	wouldTakeRating: 'ignored',
} as const;

/** What exactly became of a play. */
export type OutcomeCode = keyof typeof OUTCOMES;

/**
 * The same for people who only want to know how it went. `updated`: the service keeps one play of each title, and that one
 * has this date now. `planned`: a dry run, it would be added.
 */
export type SyncStatus = (typeof OUTCOMES)[OutcomeCode];

/** The codes of these statuses. */
export type CodeOf<Status extends SyncStatus> = {
	[Code in OutcomeCode]: (typeof OUTCOMES)[Code] extends Status ? Code : never;
}[OutcomeCode];
