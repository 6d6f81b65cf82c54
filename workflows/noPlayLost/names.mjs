/**
 * What the workflows of the set call each other by. Workflow ids are kept by n8n's command-line import; its editor makes
 * new ones, and the sticky notes say where to choose again.
 */
export const WORKFLOWS = {
	live: { id: 'scrobbleLive0001', name: 'Sync plays to each person, live' },
	queue: { id: 'scrobbleQueue001', name: 'Queue failed plays' },
	retry: { id: 'scrobbleRetry001', name: 'Retry queued plays' },
	reconcile: { id: 'scrobbleCompare1', name: 'Reconcile accounts with what was watched' },
	unwatch: { id: 'scrobbleUnwatch1', name: 'Take back what was unwatched' },
	tell: { id: 'scrobbleTell0001', name: 'Tell a person' },
};

/** n8n calls the workflow that tells when one with these settings stops. */
export const TOLD_WHEN_IT_STOPS = { errorWorkflow: WORKFLOWS.tell.id };

/** @param {string} name of a person */
export const personWorkflow = (name) => ({
	id: `scrobble${name.replace(/\W/g, '')}`,
	name: `Sync ${name}'s plays`,
});

/** n8n looks for a table by a part of its name, so none of these is a part of another. */
export const TABLES = {
	inbox: {
		name: 'Scrobble Inbox',
		columns: {
			who: 'string',
			what: 'string',
			event: 'string',
			state: 'string',
			carriedBy: 'string',
			tries: 'number',
			nextTryAt: 'date',
			play: 'string',
		},
	},
	plays: {
		name: 'Scrobble Plays',
		columns: {
			rowKey: 'string',
			person: 'string',
			destination: 'string',
			account: 'string',
			event: 'string',
			title: 'string',
			at: 'date',
			source: 'string',
			state: 'string',
			status: 'string',
			kind: 'string',
			reason: 'string',
			whatToDo: 'string',
			attempts: 'number',
			firstFailedAt: 'date',
			nextTryAt: 'date',
			runId: 'string',
			remoteId: 'number',
			play: 'string',
		},
	},
	runs: {
		name: 'Scrobble Runs',
		columns: {
			runId: 'string',
			startedAt: 'date',
			mode: 'string',
			state: 'string',
			lookedAt: 'number',
			written: 'number',
			planned: 'number',
			notTaken: 'number',
			note: 'string',
		},
	},
};

/** @typedef {{ name: string, columns: Record<string, string> }} Table */
