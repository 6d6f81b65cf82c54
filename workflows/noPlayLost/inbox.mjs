import { WHAT } from '../kit/fields.mjs';
import { wire } from '../kit/workflow.mjs';
import { TABLES, WORKFLOWS } from './names.mjs';
import { call, core, line, setItem, whether } from './nodes.mjs';
import { addRows, changeRows, deleteRows, getRows, makeTable } from './tables.mjs';

/**
 * The table in which a play stands from its arrival until its person's workflow has told what became of it. None of its
 * nodes runs code: a Code node needs n8n's task runner, and a play has to be kept where there is none.
 * @typedef {import('../kit/workflow.mjs').Position} Position
 * @typedef {(column: number, row: number) => Position} Place
 */

const FIRST = 'To Be Kept';
const PLAY = `$('${FIRST}').item.json`;
/** What is of no use a quarter of an hour later: now watching, and the point to go on from. */
const STAYS = "={{ ['watched', 'unwatched', 'rated'].includes($json.event) }}";
const KEPT = {
	who: `={{ ${PLAY}.user?.name ?? '' }}`,
	what: WHAT.replaceAll('$json', PLAY),
	event: `={{ ${PLAY}.event }}`,
	state: 'new',
	carriedBy: '={{ $execution.id }}',
	tries: '={{ 0 }}',
	// A destination's node tries for a minute and a half, and a person may have several.
	nextTryAt: '={{ $now.plus({ minutes: 15 }).toISO() }}',
	play: `={{ JSON.stringify(${PLAY}) }}`,
};
/** The table is full, or the database busy: the play goes on all the same. */
const GO_ON = { onError: /** @type {const} */ ('continueRegularOutput') };
const ONCE = { ...GO_ON, executeOnce: true };

/**
 * Straight behind the triggers: kept first, whatever happens then.
 * @param {string[]} triggers
 * @param {string} next
 * @param {Place} place
 * @returns {import('../kit/workflow.mjs').Part}
 */
export const keptFirst = (triggers, next, place) => ({
	nodes: [
		whether(FIRST, place(0, 0), STAYS),
		addRows('Keep It First', place(1, -1), TABLES.inbox, KEPT, GO_ON),
		// What cannot be kept is passed on as it came.
		whether('Is It Kept', place(2, -1), '={{ $json.carriedBy !== undefined }}'),
		makeTable('Table of the Inbox', place(3, 0), TABLES.inbox),
		addRows('Keep It Now', place(3, 1), TABLES.inbox, KEPT, GO_ON),
	],
	wires: [
		...wire(triggers, FIRST),
		...wire(FIRST, 'Keep It First', 0),
		...wire(FIRST, next, 1),
		...wire('Keep It First', 'Is It Kept'),
		...wire('Is It Kept', next, 0),
		// The upper one first: there is no table yet.
		...wire('Is It Kept', ['Table of the Inbox', 'Keep It Now'], 1),
		...wire('Keep It Now', next),
	],
});

/** Which rows an execution of the live flow carries: its own, or the one that it was called with. */
const CARRIED =
	"={{ $('When Called').isExecuted ? ($('When Called').first().json.order?.carriedBy ?? 'nobody') : $execution.id }}";

/** Whoever was to have it has told what became of it. @param {string} name @param {Position} position */
export const outOfTheInbox = (name, position) =>
	deleteRows(
		name,
		position,
		TABLES.inbox,
		[
			['carriedBy', 'eq', CARRIED],
			['state', 'eq', 'new'],
		],
		ONCE,
	);

/** It stays in the inbox, and goes again. @param {string} name @param {Position} position @param {Record<string, unknown>} more @param {string} [carried] */
export const againLater = (name, position, more, carried = CARRIED) =>
	changeRows(
		name,
		position,
		TABLES.inbox,
		[['carriedBy', 'eq', carried]],
		{ state: 'again' },
		{ ...more, executeOnce: true },
	);

const PATIENCE_MS = 10 * 86_400_000;
const MAY_GO_AGAIN = `={{ $json.event === 'watched' && Date.now() - new Date($json.createdAt).getTime() < ${PATIENCE_MS} }}`;
const THIS_ROW = /** @type {const} */ (['id', 'eq', '={{ $json.id }}']);
const GIVEN_UP = `={{ {
	subject: $input.all().length === 1 ? $json.who + ': ' + $json.what + ' could not be handed on' : $input.all().length + ' plays could not be handed on',
	text: $input.all().map(({ json }) => [json.who + ': ' + json.what + ' (' + json.event + ')', json.event === 'watched' ? 'for ten days, nobody could carry it' : 'n8n was stopped over it, and it is not sent a second time by itself', 'look into the accounts, and put it there by hand if it is missing'].join(' – ')).join('\\n')
} }}`;

/**
 * Of the retry flow: what an execution has left behind that n8n was stopped over, or that found nobody.
 * @param {string} trigger
 * @param {Place} place
 * @returns {import('../kit/workflow.mjs').Part}
 */
export const leftBehind = (trigger, place) => ({
	nodes: [
		makeTable('Table of the Inbox', place(1, 0), TABLES.inbox),
		getRows(
			'Left Behind',
			place(2, 0),
			TABLES.inbox,
			{
				all: [
					['state', 'neq', 'dead'],
					['nextTryAt', 'lte', '={{ $now.toISO() }}'],
				],
				limit: 50,
			},
			{ executeOnce: true },
		),
		// A rating or an unwatching that goes a second time might undo what came in between.
		whether('May It Go Again', place(3, 0), MAY_GO_AGAIN),
		changeRows('Carried Again', place(4, -1), TABLES.inbox, [[...THIS_ROW]], {
			state: 'new',
			carriedBy: "={{ $execution.id + '-' + $json.id }}",
			tries: '={{ $json.tries + 1 }}',
			nextTryAt: '={{ $now.plus({ minutes: Math.min(60, 15 * 2 ** $json.tries) }).toISO() }}',
		}),
		core('splitInBatches', 3)('One Play at a Time', place(5, -1), { options: {} }),
		setItem(
			'As It Came',
			place(6, -1),
			'={{ { ...JSON.parse($json.play), order: { carriedBy: $json.carriedBy } } }}',
		),
		call('Once More to Its Person', place(7, -1), WORKFLOWS.live, {
			...GO_ON,
			alwaysOutputData: true,
		}),
		changeRows('Given Up', place(4, 1), TABLES.inbox, [[...THIS_ROW]], { state: 'dead' }),
		setItem('Could Not Be Handed On', place(5, 1), GIVEN_UP, { executeOnce: true }),
		call('Tell Somebody', place(6, 1), WORKFLOWS.tell, GO_ON),
	],
	wires: [
		...line(trigger, 'Table of the Inbox', 'Left Behind', 'May It Go Again', 'Carried Again'),
		...line('Carried Again', 'One Play at a Time'),
		...wire('One Play at a Time', 'As It Came', 1),
		...line('As It Came', 'Once More to Its Person', 'One Play at a Time'),
		...wire('May It Go Again', 'Given Up', 1),
		...line('Given Up', 'Could Not Be Handed On', 'Tell Somebody'),
	],
});
