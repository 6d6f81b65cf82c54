import { ours } from '../../kit/nodes.mjs';
import { formTrigger } from '../forms.mjs';
import { TABLES, WORKFLOWS } from '../names.mjs';
import { call, codeOf, core, setItem, whether } from '../nodes.mjs';
import { deleteRows, getRows, makeTable, putRows } from '../tables.mjs';
import {
	ASK,
	BEGUN,
	DECIDE,
	FORM,
	OLD,
	PLANS,
	PLAYS,
	SETTINGS,
	SUM_UP,
	TAKE_BACK,
	TAKEN_BACK,
	WRITE,
} from './code.mjs';

export const STEP = 220;
const UPPER = 0;
const MIDDLE = 300;
export const LOWER = 620;
/** One look for the whole run, and a node that finds nothing must not end it. */
const ONCE = { executeOnce: true, alwaysOutputData: true };
/** A server that cannot be read is said, and the others go on. */
const SOURCE = { ...ONCE, onError: /** @type {const} */ ('continueRegularOutput') };
const FROM_THEN = "={{ $('What Is Asked').first().json.since }}";
/** @type {import('../tables.mjs').Condition} */
const SAME_RUN = ['runId', 'eq', '={{ $json.runId }}'];
const THIS_RUN = "={{ $('What Is Asked').first().json.runId }}";

/** A run before the credentials are there, or before the list of people is, has shown nobody anything. */
const LOOKED_AT_SOMETHING = {
	all: [/** @type {import('../tables.mjs').Condition} */ (['lookedAt', 'gt', '={{ 0 }}'])],
	limit: 1,
};

/** @param {number} column @param {number} row @returns {import('../../kit/workflow.mjs').Position} */
const place = (column, row) => [column * STEP, row];

/** When, and what is asked. */
export const asked = () => [
	core('scheduleTrigger', 1.2)('Every Night', place(0, -60), {
		rule: { interval: [{ field: 'days', triggerAtHour: 4, triggerAtMinute: 10 }] },
	}),
	core('scheduleTrigger', 1.2)('Every Hour', place(0, -220), {
		rule: { interval: [{ field: 'hours', hoursInterval: 1, triggerAtMinute: 40 }] },
	}),
	core('n8nTrigger', 1)('After Every Start', place(0, 140), { events: ['init'] }),
	formTrigger(FORM, place(0, 340), {
		path: 'compare',
		title: 'Compare with the media servers',
		description: 'What Jellyfin and Plex recorded is held against everybody’s accounts.',
		fields: [
			{
				label: 'What',
				options: [
					'Show what is missing',
					'Write what is missing',
					'Write it, even if it is more than the limit',
					'Take a run back',
				],
			},
			{ label: 'Run', placeholder: 'the number of the run to take back' },
		],
		button: 'Do it',
		answer: 'It is being done. The sync history shows what became of it.',
	}),
	makeTable('Table of Plays', place(1, MIDDLE - 160), TABLES.plays),
	makeTable('Table of Runs', place(2, MIDDLE - 160), TABLES.runs),
	getRows('Earlier Runs', place(3, MIDDLE - 160), TABLES.runs, LOOKED_AT_SOMETHING, ONCE),
	setItem('Settings', place(4, MIDDLE - 160), SETTINGS, { executeOnce: true }),
	codeOf('What Is Asked', place(5, MIDDLE - 160), ['compare.mjs'], ASK),
	whether('Compare', place(6, MIDDLE - 160), "={{ $json.action === 'compare' }}"),
];

const jellyfin = (
	/** @type {string} */ name,
	/** @type {number} */ column,
	/** @type {Record<string, unknown>} */ parameters,
	more = SOURCE,
) => ({
	...ours('jellyfin', name, place(column, UPPER), {
		authentication: 'apiKey',
		...parameters,
		returnAll: true,
	}),
	...more,
});
const plex = (
	/** @type {string} */ name,
	/** @type {number} */ column,
	/** @type {Record<string, unknown>} */ parameters,
) => ({
	...ours('plex', name, place(column, UPPER), {
		resource: 'history',
		operation: 'getAll',
		since: FROM_THEN,
		returnAll: true,
		...parameters,
	}),
	...SOURCE,
});

/** What the servers recorded, one after the other. */
export const sources = () => [
	deleteRows('Forget Old Plans', place(7, UPPER), TABLES.plays, PLANS, ONCE),
	deleteRows('Forget Old Plays', place(7, UPPER + 160), TABLES.plays, OLD, ONCE),
	jellyfin('Jellyfin: Users', 8, { resource: 'user', operation: 'getAll' }),
	jellyfin(
		'Jellyfin: Watched',
		9,
		{
			resource: 'watchEvent',
			operation: 'getAll',
			user: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
			since: FROM_THEN,
		},
		{ ...SOURCE, executeOnce: false },
	),
	plex('Plex: Watched', 10, {}),
	plex('Plex: Marked by Hand', 11, {
		account: { __rl: true, mode: 'id', value: '1' },
		options: { marks: true },
	}),
	getRows(
		'Taken Back Before',
		place(12, UPPER),
		TABLES.plays,
		{ all: [['status', 'eq', 'takenBack']] },
		ONCE,
	),
	codeOf('Plays to Compare', place(13, UPPER), ['compare.mjs'], PLAYS),
	whether('Any', place(14, UPPER), '={{ $json.key !== undefined }}'),
];

/** First shown, then written, then summed up. */
export const writing = () => [
	call('Dry Run', place(15, UPPER - 80), WORKFLOWS.live, { alwaysOutputData: true }),
	getRows('What Is Missing', place(16, UPPER), TABLES.plays, ofThisRun(), ONCE),
	codeOf('Decide', place(17, UPPER), ['compare.mjs'], DECIDE),
	whether('May Write', place(18, UPPER), '={{ $json.write }}'),
	// Before the first play is written: a run that n8n is killed over can be taken back as well.
	codeOf('Run Begun', place(19, UPPER - 80), ['compare.mjs'], BEGUN),
	putRows('Keep That It Writes', place(20, UPPER - 80), TABLES.runs, SAME_RUN),
	codeOf('To Be Written', place(21, UPPER - 80), ['compare.mjs'], WRITE),
	call('Write', place(22, UPPER - 80), WORKFLOWS.live, { alwaysOutputData: true }),
	getRows('What Was Written', place(23, UPPER), TABLES.plays, ofThisRun(), ONCE),
	codeOf('Sum Up', place(24, UPPER), ['compare.mjs'], SUM_UP),
	setItem('Run', place(25, UPPER), '={{ $json.row }}'),
	putRows('Keep the Run', place(26, UPPER), TABLES.runs, SAME_RUN),
	whether('Worth Telling', place(25, MIDDLE), '={{ $json.tell }}'),
	call('Tell Somebody', place(26, MIDDLE), WORKFLOWS.tell, { onError: 'continueRegularOutput' }),
];

/** Exactly what a run has added, away again. */
export const takingBack = () => [
	getRows('That Run', place(7, LOWER), TABLES.runs, { all: [['runId', 'eq', THIS_RUN]] }, ONCE),
	getRows(
		'What It Added',
		place(8, LOWER),
		TABLES.plays,
		ofThisRun(['status', 'eq', 'added']),
		ONCE,
	),
	codeOf('To Be Taken Back', place(9, LOWER), ['takeBackRun.mjs'], TAKE_BACK),
	whether('Any Left', place(10, LOWER), '={{ $json.key !== undefined }}'),
	call('Take Back', place(11, LOWER - 60), WORKFLOWS.live, { alwaysOutputData: true }),
	getRows(
		'What Is Still There',
		place(12, LOWER),
		TABLES.plays,
		ofThisRun(['status', 'eq', 'added']),
		ONCE,
	),
	codeOf('Sum Up the Taking Back', place(13, LOWER), ['takeBackRun.mjs'], TAKEN_BACK),
];

/** @param {...import('../tables.mjs').Condition} more */
const ofThisRun = (...more) => ({
	all: [/** @type {import('../tables.mjs').Condition} */ (['runId', 'eq', THIS_RUN]), ...more],
});
