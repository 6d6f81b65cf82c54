/**
 * Which rows are tried again now, and with what order.
 * @typedef {Record<string, any>} Row
 * @typedef {{ which: string, who?: string, what?: string }} Choice what somebody has chosen by hand
 */

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
		return choice === undefined ? isDue(row, now) : isChosen(row, choice);
	});
	// The oldest first, and not more than one run can carry.
	wanted.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
	return wanted.slice(0, 250);
}

/** @param {Row} row @param {number} now */
function isDue({ state, nextTryAt }, now) {
	return state === 'waiting' && !(Date.parse(nextTryAt) > now);
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
