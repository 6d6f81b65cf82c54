/**
 * What became of a play at one destination, as the row that remembers it.
 * @typedef {Record<string, any>} Json an item's json, or a row
 * @typedef {{ row?: Json, tell?: boolean }} Outcome the row to write, if any, and whether somebody has to be told
 */

const MINUTE_MS = 60_000;
/** 5 minutes, 10, 20, … to a day, for ten days. */
const FIRST_WAIT_MS = 5 * MINUTE_MS;
const LONGEST_WAIT_MS = 24 * 60 * MINUTE_MS;
const PATIENCE_MS = 10 * 24 * 60 * MINUTE_MS;
/** Codes of Take Back (docs/outcomes.md) after which the play is away. */
const AWAY = ['tookBack', 'notThere'];
const SWITCHED_OFF = 'The node that takes it back is switched off';
const SAID_NOTHING = 'The node ended without a word of what became of it';
const LOOK_THERE =
	'Look into the account whether it is there, and into the execution for what the node says. Then try it again by the form: a play that is there is not added twice.';

/** Title (year), or Show S01E02. @param {Json | undefined} media @returns {string} */
export function titleOf(media) {
	if (media?.type === 'movie' || media?.type === 'show') {
		return media.year ? `${media.title} (${media.year})` : media.title;
	}
	const { season, number, show } = media ?? {};
	const two = (/** @type {unknown} */ value) => String(value ?? '?').padStart(2, '0');
	if (media?.type === 'season') return `${show?.title} S${two(number)}`;
	return show ? `${show.title} S${two(season)}E${two(number)}` : 'an item that is not a play';
}

/** The watch event alone, without what lies beside it in an item. @param {Json} item @returns {Json} */
export function eventIn(item) {
	const { event, source, key, at, dateOnly, dateApproximate, progress, rating } = item;
	const { user, server, player, library, media } = item;
	const kept = { event, source, key, at, dateOnly, dateApproximate, progress, rating };
	return { ...kept, user, server, player, library, media };
}

/** One row per person, destination, kind of event and play: the same play finds its row again. @param {Json} item @returns {Json} */
export function identified(item) {
	const { order, sync, details, node } = item;
	const event = details?.event ?? eventIn(item);
	// A node that n8n itself stopped says nothing of its destination: its name does, up to the colon.
	const [label = ''] = String(node ?? '').split(':');
	const destination = sync?.destination ?? details?.destination ?? label.toLowerCase();
	const rowKey = [order.person, destination, event.event, event.key].join('|');
	return { ...item, rowKey, destination, watched: event };
}

/** Milliseconds to wait after so many attempts. @param {number} attempts */
export function waitMs(attempts) {
	return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, attempts - 1));
}

/**
 * What is to be kept and told of it.
 * @param {Json} result an identified item that came out of a destination's node
 * @param {Json | undefined} known the row that is there already
 * @param {number} now milliseconds since 1970
 * @returns {Outcome}
 */
export function outcomeOf(result, known, now) {
	const { order, sync, details } = result;
	const failed = sync === undefined;
	if (order.dryRun) return planned(result, known);
	if (order.action === 'takeBack') return takenBack(result, known);
	if (!failed) return succeeded(result, known);
	// The play is in the account: a second delivery of it that did not get through takes nothing away.
	if (known?.state === 'done' && known.status !== 'ignored') return {};
	// Nor is a comparison that wrote nothing the end of a play that waits: its own next try says what becomes of it.
	if (known?.state === 'waiting' && isComparison(order)) return {};
	const kind = details?.kind ?? 'refused';
	const since = order.byHand ? now : Date.parse(known?.firstFailedAt ?? '') || now;
	const attempts = (order.byHand ? 0 : (known?.attempts ?? 0)) + 1;
	// A rating or an unwatching that comes days late could undo a newer one: a person decides.
	const again = kind === 'retry' && result.watched.event === 'watched' && now - since < PATIENCE_MS;
	const asked = Date.parse(details?.nextTryAt ?? '') || 0;
	return {
		row: {
			...rowOf(result),
			state: again ? 'waiting' : 'dead',
			status: 'failed',
			kind,
			attempts,
			firstFailedAt: new Date(since).toISOString(),
			nextTryAt: again ? new Date(Math.max(asked, now + waitMs(attempts))).toISOString() : null,
		},
		tell: !again && (known?.state !== 'dead' || order.byHand === true),
	};
}

/** A retry belongs to no run. @param {Json} order */
const isComparison = ({ action, runId }) => action === 'import' && runId !== undefined;

/** It is there, or the destination has no use for it. @param {Json} result @param {Json | undefined} known @returns {Outcome} */
function succeeded(result, known) {
	const { order, sync } = result;
	if (sync.status === 'duplicate' && known?.state === 'done') return {};
	// A comparison meets everything that was ever watched: that is no news.
	const isNews = !['duplicate', 'ignored'].includes(sync.status);
	if (order.action === 'import' && !isNews && known === undefined) return {};
	return {
		row: { ...rowOf(result), state: 'done', status: sync.status, kind: null, nextTryAt: null },
	};
}

/**
 * A dry run: what would be written, and what would not get through. Never over a row that stands for something done; one
 * that waits or was given up stays so, and is counted with the run that would write it.
 * @param {Json} result @param {Json | undefined} known @returns {Outcome}
 */
function planned(result, known) {
	const isPlanned = result.sync?.status === 'planned';
	if (result.sync !== undefined && !isPlanned) return {};
	if (known?.state === 'waiting' || known?.state === 'dead') {
		return isPlanned ? { row: { rowKey: known.rowKey, runId: result.order.runId } } : {};
	}
	if (known !== undefined && known.state !== 'planned') return {};
	const status = isPlanned ? 'planned' : 'failed';
	return {
		row: { ...rowOf(result), state: 'planned', status, kind: result.details?.kind ?? null },
	};
}

/** What a run wrote is away again; or it is not, and somebody has to know. @param {Json} result @param {Json | undefined} known @returns {Outcome} */
function takenBack(result, known) {
	if (isAway(result)) {
		return { row: { ...rowOf(result), state: 'done', status: 'takenBack', kind: null } };
	}
	const { reason } = rowOf(result);
	// What is unwatched is asked for again each night: the same reason is told once.
	return known
		? { row: { rowKey: known.rowKey, reason }, tell: known.reason !== reason }
		: { tell: true };
}

/**
 * Removed, or not there to be removed. Simkl leaves a rated film where it is, and a node that is switched off passes on the
 * result of the adding: both plays are still there.
 * @param {Json} result
 */
function isAway({ sync }) {
	return AWAY.includes(sync?.code);
}

/** The columns that do not depend on how it went. @param {Json} result @returns {Json} */
export function rowOf(result) {
	const { rowKey, destination, watched, order, sync, details, whatToDo } = result;
	return {
		rowKey,
		person: order.person,
		destination,
		account: sync?.account ?? details?.account ?? null,
		event: watched.event ?? null,
		title: titleOf(watched.media),
		at: watched.at ?? null,
		source: watched.source ?? null,
		reason: reasonOf(result),
		whatToDo: details?.whatToDo ?? whatToDo ?? (saidNothing(result) ? LOOK_THERE : null),
		remoteId: sync?.status === 'added' ? (sync.remoteId ?? null) : null,
		runId: order.runId ?? null,
		play: JSON.stringify(watched),
	};
}

/** @param {Json} result @returns {string | null} */
function reasonOf(result) {
	const { sync, details, error } = result;
	if (saidNothing(result)) return SAID_NOTHING;
	const isSwitchedOff = isPassedOn(result) && result.order.action === 'takeBack';
	return sync?.reason ?? details?.reason ?? (isSwitchedOff ? SWITCHED_OFF : textOf(error));
}

/** It has begun, and n8n passed its item on as it came: something was thrown. @param {Json} result */
const saidNothing = (result) => result.hasBegun === true && isPassedOn(result);

/** As it came in: what is to be taken back may come with the result of adding it. @param {Json} result */
function isPassedOn({ order, sync, details, error }) {
	if (error !== undefined || details !== undefined) return false;
	return sync === undefined || (order.action === 'takeBack' && sync.status === 'added');
}

/** @param {any} error */
function textOf(error) {
	if (error === undefined || error === null) return null;
	return typeof error === 'string' ? error : (error.message ?? 'The node stopped');
}

/** One message for all that somebody has to know of. @param {Json[]} results identified items */
export function messageOf(results) {
	const rows = results.map((result) => ({ ...rowOf(result), notDone: notDone(result) }));
	const [first] = rows;
	const line = (/** @type {Json} */ { notDone: what, at, reason, whatToDo }) =>
		[what, at, reason, whatToDo].filter(Boolean).join(' – ');
	return {
		subject:
			first && rows.length === 1 ? first.notDone : `${rows.length} plays did not get through`,
		text: rows.map(line).join('\n'),
	};
}

/** What was to happen and did not. @param {Json} result */
function notDone(result) {
	const { person, title, destination, event } = rowOf(result);
	const does = result.order.action === 'takeBack' ? 'takeBack' : event;
	/** @type {Record<string, string>} */
	const words = {
		takeBack: `was not taken back from ${destination}`,
		unwatched: `is unwatched, and was not removed from ${destination}`,
		unrated: `has its rating taken away, and it is still in ${destination}`,
		rated: `is rated, and the rating is not in ${destination}`,
	};
	return `${person}: ${title} ${words[does] ?? `is not in ${destination}`}`;
}
