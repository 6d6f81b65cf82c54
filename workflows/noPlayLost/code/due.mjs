/**
 * Which rows are tried again now, and with what order.
 * @typedef {Record<string, any>} Row
 * @typedef {{ which: string, who?: string, what?: string }} Choice what somebody has chosen by hand
 */

/** A row that waits is dead ten days after its first failure, if its try is answered: a try is a day away at most. */
const LONGEST_LIFE_MS = 11 * 24 * 3_600_000;
/** The status of a row between its try and the answer to it: no destination's node gives it. */
const TRIED = 'tried';

/**
 * @param {Row[]} rows waiting and dead rows
 * @param {Choice | undefined} choice none by the clock
 * @param {number} now milliseconds since 1970
 */
export function dueRows(rows, choice, now) {
	const seen = new Set();
	const wanted = rows.filter((row) => {
		if (seen.has(row.rowKey)) return false;
		seen.add(row.rowKey);
		return choice === undefined
			? isDue(row, now) && !isUnanswered(row, now)
			: isChosen(row, choice);
	});
	// The oldest first, and not more than one run can carry.
	wanted.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
	return wanted.slice(0, 250);
}

/** @param {Row} row @param {number} now */
function isDue({ state, nextTryAt }, now) {
	return state === 'waiting' && !(Date.parse(nextTryAt) > now);
}

/**
 * Whether no destination has ever answered: its node is switched off, the person's workflow is not published, or the call
 * ended in an error. A row gets a try before, however long n8n was off.
 * @param {Row} row @param {number} now
 */
function isUnanswered({ status, firstFailedAt }, now) {
	return status === TRIED && now - Date.parse(firstFailedAt) > LONGEST_LIFE_MS;
}

/**
 * What the queue is told of rows whose tries nobody answers: they are given up, as if the destination had refused them.
 * @param {Row[]} rows waiting rows whose time has come
 * @param {number} now milliseconds since 1970
 */
export function unanswered(rows, now) {
	const given = rows.filter((row) => isDue(row, now) && isUnanswered(row, now));
	return given.slice(0, 250).map((row) => ({
		...orderOf(row, false),
		error: 'No answer',
		details: {
			destination: row.destination,
			kind: 'refused',
			event: JSON.parse(row.play),
			reason: `Nothing has answered for ten days: the play did not come to a node of ${row.destination}`,
			whatToDo: `Look whether the workflow of ${row.person} is published, its node of ${row.destination} is on and its id stands in the list of people. Then try the play again by the form.`,
		},
	}));
}

/** @param {Row} row @param {Choice} choice */
function isChosen({ state, person, title }, { which, who = '', what = '' }) {
	const holds = (/** @type {string} */ text, /** @type {string} */ part) =>
		text.toLowerCase().includes(part.trim().toLowerCase());
	const isState = which === 'Waiting and dead' || which.toLowerCase() === state;
	return isState && holds(person, who) && holds(title, what);
}

/** The play of a row as it was, with what the person's workflow shall do: the original date stays. @param {Row} row @param {boolean} byHand */
export function orderOf({ play, person, destination, event }, byHand) {
	// Reads the account once for all and writes in one go; it knows plays alone.
	const action = event === 'watched' ? 'import' : 'sync';
	return { ...JSON.parse(play), order: { action, person, destination, byHand, mostPlays: 0 } };
}
