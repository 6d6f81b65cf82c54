/**
 * The comparison of what the media servers recorded with what the accounts have.
 * @typedef {Record<string, any>} Json an item's json, or a row
 * @typedef {{ days: number, mostPlays: number }} Settings
 */

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** So long a play may be on its way: the live flow's own tries, or a write that was begun before n8n was killed. */
const ON_ITS_WAY_MS = 10 * MINUTE_MS;
/** What n8n itself did not take is looked for each hour, so far back. */
const BRIEF_MS = 12 * 60 * MINUTE_MS;
const SAID_NOTHING =
	'The node ended without a word of what it read. Look into the execution for what the node says.';
/** A household of forty, each with an account of their own. */
const MOST_DUPLICATES = 40;
const ASKED = {
	show: 'Show what is missing',
	write: 'Write what is missing',
	writeAll: 'Write it, even if it is more than the limit',
	takeBack: 'Take a run back',
};

/**
 * What this run shall do. By itself it writes nothing the very first time, never more than the limit, and leaves what has
 * just ended to the live flow and to the next run; what somebody asks for by the form is a yes. A brief run, each hour, looks
 * at the last hours alone, and tells nothing: the night's does.
 * @param {{ form: Json | undefined, isFirst: boolean, isBrief?: boolean, settings: Settings, runId: string, now: number }} given
 */
export function whatIsAsked({ form, isFirst, isBrief = false, settings, runId, now }) {
	const asked = form?.What;
	const takesBack = asked === ASKED.takeBack;
	return {
		runId: takesBack ? String(form?.Run ?? '').trim() : runId,
		action: takesBack ? 'takeBack' : 'compare',
		mayWrite: asked === undefined ? !isFirst : asked === ASKED.write || asked === ASKED.writeAll,
		isFirst: asked === undefined && isFirst,
		limit: asked === ASKED.writeAll ? 0 : settings.mostPlays,
		...(isBrief ? { isBrief } : {}),
		since: new Date(now - (isBrief ? BRIEF_MS : settings.days * DAY_MS)).toISOString(),
		until: new Date(asked === undefined ? now - ON_ITS_WAY_MS : now + DAY_MS).toISOString(),
		startedAt: new Date(now).toISOString(),
	};
}

/**
 * What each node that reads a server gave, by the node's name. The editor numbers the duplicates of a node, as in
 * *Plex: Marked by Hand1*, and they count like the first.
 * @param {string[]} nodes as the set has them
 * @param {(name: string) => Json[] | undefined} itemsOf undefined where no node is called so
 * @returns {Record<string, Json[]>}
 */
export function bySource(nodes, itemsOf) {
	const numbers = Array.from({ length: MOST_DUPLICATES }, (_, index) => index + 1);
	const names = nodes.flatMap((name) => [name, ...numbers.map((number) => name + number)]);
	const read = names.map((name) => /** @type {const} */ ([name, itemsOf(name)]));
	return Object.fromEntries(read.flatMap(([name, items]) => (items ? [[name, items]] : [])));
}

/**
 * Every play that a server recorded and that is over, each once, as an order that writes nothing yet. What a run was taken
 * back for stays away from that destination.
 * @param {Json[]} found items of the sources, also those that say why a source could not be read
 * @param {Json[]} takenBack rows
 * @param {{ runId: string, until: string }} asked
 * @returns {Json[]}
 */
export function playsToCompare(found, takenBack, { runId, until }) {
	/** @type {Map<string, string[]>} */
	const skipped = new Map();
	for (const { play, destination } of takenBack) {
		const { key } = JSON.parse(play);
		skipped.set(key, [...(skipped.get(key) ?? []), destination]);
	}
	const plays = found.filter((item) => isPlay(item) && endOf(item) <= Date.parse(until));
	const once = new Map(plays.map((play) => [play.key, play]));
	return [...once.values()].map((play) => ({
		...play,
		order: { action: 'import', dryRun: true, runId, skip: skipped.get(play.key) ?? [] },
	}));
}

/** A node that is switched off passes on what came in: rows that were deleted before it, for example, which have no key. @param {Json} item */
function isPlay({ event, key, error }) {
	return event === 'watched' && key !== undefined && error === undefined;
}

/** Jellyfin's library dates a play by its beginning. @param {Json} play */
function endOf({ source, at, media }) {
	const runtimeMs = source === 'jellyfin' ? (media?.runtimeSeconds ?? 0) * 1000 : 0;
	return Date.parse(at) + runtimeMs;
}

/**
 * Whether a node threw: n8n passes items on for it just as for one that is switched off, which has not begun.
 * @param {{ hasBegun?: unknown, hasEnded?: unknown }} context of the node
 */
export function endedWithoutAWord({ hasBegun, hasEnded }) {
	return hasBegun === true && hasEnded !== true;
}

/**
 * Why a source could not be read, each once. The same item a second time was passed on by a node that is switched off.
 * @param {Record<string, Json[]>} bySource in the order in which they are read
 * @param {string[]} [silent] sources that ended without a word
 * @returns {string[]}
 */
export function notRead(bySource, silent = []) {
	/** @type {Set<string>} */
	const before = new Set();
	const reasons = Object.entries(bySource).flatMap(([source, items]) => {
		const failed = items.filter((item) => item.error !== undefined);
		const own = failed.filter((item) => !before.has(JSON.stringify(item)));
		for (const item of failed) before.add(JSON.stringify(item));
		const told = own.map(({ error, details }) => details?.reason ?? error.message ?? error);
		if (silent.includes(source)) told.push(SAID_NOTHING);
		return told.map((reason) => `${source.replace(':', '')}: ${reason}`);
	});
	return [...new Set(reasons)];
}

/**
 * What was perhaps seen to the end since the night before, and no server tells: it is not counted, and somebody may know better.
 * @param {Record<string, Json[]>} bySource
 * @param {{ startedAt: string }} asked
 * @returns {string[]}
 */
export function notCounted(bySource, { startedAt }) {
	const from = Date.parse(startedAt) - DAY_MS - 60 * MINUTE_MS;
	const stops = Object.values(bySource)
		.flat()
		.filter(({ event, at, notCounted: why }) => event === 'stop' && why && Date.parse(at) >= from);
	const told = stops.map(
		({ user, media, notCounted: why }) =>
			`${user?.name}, ${media?.show?.title ?? media?.title}: ${why.reason}`,
	);
	return [...new Set(told)];
}

/**
 * Whether the run may go on to write what it has shown.
 * @param {Json[]} rows of this run after its dry run
 * @param {number} lookedAt plays
 * @param {{ mayWrite: boolean, limit: number, isBrief?: boolean }} asked
 */
export function decided(rows, lookedAt, { mayWrite, limit, isBrief = false }) {
	// A row that waits or was given up belongs to this run because the run would write it.
	const planned = rows.filter(
		({ state, status }) => status === 'planned' || state === 'waiting' || state === 'dead',
	).length;
	const tooMany = limit > 0 && planned > limit;
	// Each hour, a dry run is enough where nothing is missing.
	const isSomething = isBrief ? planned > 0 : lookedAt > 0;
	return { planned, tooMany, write: mayWrite && !tooMany && isSomething };
}

/**
 * How many of the plays are of nobody in the list of people: the live flow ends with those, if there are any.
 * @param {Json[]} endOfLive what its last node gave
 */
export function nobodys(endOfLive) {
	return endOfLive.filter(({ who, userId }) => who !== undefined && userId !== undefined).length;
}

/** The same plays, to be written now. @param {Json[]} plays @param {{ limit: number }} asked @returns {Json[]} */
export function toWrite(plays, { limit }) {
	return plays.map((play) => ({
		...play,
		order: { ...play.order, dryRun: false, mostPlays: limit },
	}));
}

/**
 * The row of a comparison that is about to write: `writing` until it has its end.
 * @param {{ asked: Json, lookedAt: number, decision: { planned: number } }} run
 */
export function begun({ asked, lookedAt, decision: { planned } }) {
	const { runId, startedAt } = asked;
	const none = { written: 0, notTaken: 0, note: null };
	return { runId, startedAt, mode: 'write', state: 'writing', lookedAt, planned, ...none };
}

/**
 * The row of a comparison, and what a person has to know of it.
 * @param {object} run
 * @param {Json} run.asked
 * @param {number} run.found plays that are over
 * @param {number} run.lookedAt those of people in the list
 * @param {{ planned: number, tooMany: boolean, write: boolean }} run.decision
 * @param {Json[]} run.rows of this run, as they stand now
 * @param {string[]} run.unread sources that could not be read
 * @param {string[]} run.uncounted plays that a server does not tell for sure
 */
export function runOf({ asked, found, lookedAt, decision, rows, unread, uncounted }) {
	const { planned, tooMany, write } = decision;
	const state = tooMany && asked.mayWrite ? 'waits for a yes' : write ? 'written' : 'shown';
	const notes = [
		...(state === 'waits for a yes'
			? [
					`${planned} plays are missing, more than ${asked.limit}: nothing was written. Look through them in the sync history (status Planned, and Waiting or Given up for those that failed before), then write them by the form.`,
				]
			: []),
		...(asked.isFirst && planned > 0
			? [
					`First run: ${planned} plays are missing and would be written. From the next run on, up to ${asked.limit} are written by themselves.`,
				]
			: []),
		...(asked.isFirst && found > 0 && lookedAt === 0
			? [
					`First run: of ${found} plays none is of somebody in the list of people, so the next run is the first.`,
				]
			: []),
		...unread.map((reason) => `Not read: ${reason}`),
		...uncounted.map((reason) => `Not counted: ${reason}.`),
	];
	const told = asked.isBrief ? [] : notes;
	const row = {
		runId: asked.runId,
		startedAt: asked.startedAt,
		mode: write ? 'write' : 'dry run',
		state,
		lookedAt,
		planned,
		written: rows.filter((each) => each.state === 'done' && each.status === 'added').length,
		notTaken: rows.filter((each) => isNotTaken(each, write)).length,
		note: told.join(' ') || null,
	};
	return { row, isKept: !asked.isBrief || write, tell: told.length > 0, ...messageOfRun(row) };
}

/** What failed, or would fail; a row from before was not tried where nothing was written. @param {Json} row @param {boolean} written */
function isNotTaken({ state, status }, written) {
	return status === 'failed' && (state === 'planned' || (written && state !== 'done'));
}

/** @param {Json} row */
function messageOfRun({ runId, state, planned, written, note }) {
	return {
		subject: `Comparison ${runId}: ${state}, ${planned} missing, ${written} written`,
		text: note ?? '',
	};
}
