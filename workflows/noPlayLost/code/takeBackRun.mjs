/**
 * Taking back what a comparison wrote.
 * @typedef {Record<string, any>} Json an item's json, or a row
 */

const TAKE_BACK_MS = 7 * 24 * 3_600_000;

/**
 * The plays of a run that can still be taken back, as orders; or why there are none.
 * @param {Json[]} rows that the run has added
 * @param {Json | undefined} run its row
 * @param {{ runId: string }} asked
 * @param {number} now milliseconds since 1970
 * @returns {{ plays: Json[], note: string | null }}
 */
export function toTakeBack(rows, run, { runId }, now) {
	if (!run) return { plays: [], note: `There is no run ${runId}.` };
	if (now - Date.parse(run.startedAt) > TAKE_BACK_MS) {
		return { plays: [], note: `Run ${runId} is older than seven days and stays.` };
	}
	const plays = rows.map(({ play, person, destination, remoteId }) => ({
		...JSON.parse(play),
		...(remoteId ? { sync: { destination, status: 'added', remoteId } } : {}),
		order: { action: 'takeBack', person, destination, runId },
	}));
	return {
		plays,
		note: plays.length > 0 ? null : `Run ${runId} has written nothing that is left.`,
	};
}

/**
 * What became of taking a run back: its row, and what to tell.
 * @param {Json | undefined} run its row
 * @param {{ plays: Json[], note: string | null }} ordered
 * @param {number} left how many of its plays are still there
 * @param {Json} asked
 */
export function takenBackRun(run, { plays, note }, left, { runId, startedAt }) {
	const gone = plays.length - left;
	const text = note ?? `${gone} of ${plays.length} plays of run ${runId} were taken back.`;
	const unknown = run ? {} : { startedAt, mode: 'take back', state: 'unknown run' };
	const done = plays.length > 0 ? { state: left === 0 ? 'taken back' : 'partly taken back' } : {};
	return { row: { runId, note: text, ...unknown, ...done }, tell: true, subject: text, text };
}
