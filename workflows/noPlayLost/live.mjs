import { editFields, WHAT } from '../kit/fields.mjs';
import { ours } from '../kit/nodes.mjs';
import { overview, section } from '../kit/notes.mjs';
import { wire, workflow } from '../kit/workflow.mjs';
import { againLater, keptFirst, outOfTheInbox } from './inbox.mjs';
import { personWorkflow, TOLD_WHEN_IT_STOPS, WORKFLOWS } from './names.mjs';
import { call, callBy, codeOf, core, setItem, whenCalled, whether } from './nodes.mjs';

/**
 * @typedef {object} Person one line of the list
 * @property {string} name as the rows and the page call this person
 * @property {string} plex ids or names at Plex, separated by commas
 * @property {string} jellyfin ids or names at Jellyfin
 * @property {string} workflow the id of the person's own workflow
 */

/** @type {Person[]} */
export const EXAMPLE_PEOPLE = ['Alice', 'Bob'].map((name) => ({
	name,
	plex: name.toLowerCase(),
	jellyfin: name.toLowerCase(),
	workflow: personWorkflow(name).id,
}));

/** The one list of people, and everything that goes by it. @param {Person[]} [people] */
export const live = (people = EXAMPLE_PEOPLE) =>
	workflow(
		{ name: WORKFLOWS.live.name, settings: TOLD_WHEN_IT_STOPS },
		overview(
			{
				title: WORKFLOWS.live.name,
				howItWorks:
					'Plex and Jellyfin tell this workflow about every play, and it is kept in a table before anything else is done with it. The list of people says whose it is, by account id first and by name second, and that person’s own workflow gets it. The retry flow and the comparison come in through *When Called*, so that they go by the same list.',
				setup: [
					'Duplicate *Sync Alice’s plays* for each person, with that person’s credentials, and publish it.',
					'In *People*, write one line for each: the name, ids or names at Plex and at Jellyfin, and the id of the person’s workflow (the last part of its address in the browser).',
					'Choose a **Media Server Webhook Token** in both triggers.',
					'If *Tell That Nobody Was Reached* or *Give Up* shows no workflow, choose *Tell a person* and *Queue failed plays* in them.',
					'Publish, and paste each trigger’s production address into Plex (Settings → Webhooks) and Jellyfin (Dashboard → Plugins → Webhook).',
				],
			},
			{ x: -580, y: -260, width: 460, height: 720 },
		),
		section(
			'Sources',
			'1. What happened',
			'Live from the servers, or called by the retry flow and the comparison.',
			{ x: -80, y: -260, width: 260, height: 720 },
		),
		section(
			'Kept First',
			'2. Kept first',
			'A finished play stands in the table *Scrobble Inbox* before anything can fail. The retry flow sends again what is left there.',
			{ x: 210, y: -260, width: 880, height: 720 },
		),
		section(
			'Who',
			'3. Whose play it is',
			'Adding a person is one line in *People*. Plays of anybody else end below, where you can see them.',
			{ x: 1120, y: -260, width: 680, height: 720 },
		),
		section(
			'Person',
			'4. To the person’s own workflow',
			'One call for each person, with all of that person’s plays.',
			{ x: 1830, y: -260, width: 1600, height: 720 },
		),
		ours('plexTrigger', 'Plex Trigger', [0, -120]),
		ours('jellyfinTrigger', 'Jellyfin Trigger', [0, 80]),
		whenCalled([0, 280]),
		keptFirst(['Plex Trigger', 'Jellyfin Trigger'], 'People', (column, row) => [
			280 + column * 220,
			40 + row * 160,
		]),
		setItem('People', [1190, 80], peopleJson(people), { executeOnce: true }),
		codeOf('Whose Play Is It', [1410, 80], ['people.mjs'], MAIN),
		whether('Somebody We Know', [1630, 80], '={{ $json.known }}'),
		...toEachPerson(),
		whether('A Play of the Queue', [1890, 240], QUEUED),
		setItem('Not in the List', [2110, 120], NOT_IN_THE_LIST),
		call('Give Up', [2330, 120], WORKFLOWS.queue, { onError: 'continueRegularOutput' }),
		// Above, so that n8n ends with those whom nobody knows: the comparison counts them.
		outOfTheInbox('Nobody’s to Carry', [2110, 260]),
		editFields('Nobody We Know', [2110, 380], {
			who: "={{ $json.user?.name ?? 'unknown' }}",
			what: WHAT,
			userId: "={{ $json.user?.id ?? '' }}",
			why: '={{ $json.user?.name }} ({{ $json.user?.id }}) is not in the list of people.',
			whatToDo: 'Add a line to the list, or filter them out in the trigger.',
		}),
		{
			nodes: [],
			wires: [
				...wire('When Called', 'People'),
				...wire('People', 'Whose Play Is It'),
				...wire('Whose Play Is It', 'Somebody We Know'),
				...wire('Somebody We Know', 'One Person at a Time', 0),
				...wire('Somebody We Know', 'A Play of the Queue', 1),
				...wire('A Play of the Queue', 'Not in the List', 0),
				...wire('A Play of the Queue', ['Nobody’s to Carry', 'Nobody We Know'], 1),
				...wire('Not in the List', 'Give Up'),
				...wire('One Person at a Time', 'Out of the Inbox', 0),
				...wire('One Person at a Time', 'Plays of This Person', 1),
				...wire('Plays of This Person', 'To the Person’s Workflow'),
				...wire('To the Person’s Workflow', 'Answer'),
				...wire('Answer', 'Reached'),
				...wire('Reached', 'One Person at a Time', 0),
				...wire('Reached', 'Goes Again Later', 1),
				...wire('Goes Again Later', 'Not Reached'),
				...wire('Not Reached', 'News'),
				...wire('News', 'Tell That Nobody Was Reached', 0),
				...wire(['Tell That Nobody Was Reached'], 'One Person at a Time'),
				...wire('News', 'One Person at a Time', 1),
			],
		},
	);

/**
 * Each step of the loop gives exactly one item, whatever the person's workflow gave back: the next person's turn hangs on
 * it. (Always Output Data on a node with an error output too would not do: from n8n 3 on it gives no empty item beside
 * an error.)
 */
const toEachPerson = () => [
	core('splitInBatches', 3)('One Person at a Time', [1890, 0], { options: {} }),
	outOfTheInbox('Out of the Inbox', [2110, -180]),
	core('splitOut', 1)('Plays of This Person', [2110, 20], {
		fieldToSplitOut: 'plays',
		options: {},
	}),
	callBy(
		'To the Person’s Workflow',
		[2330, 20],
		{ mode: 'id', value: '={{ $json.order.workflow }}' },
		{ onError: 'continueRegularOutput', alwaysOutputData: true },
	),
	setItem('Answer', [2550, 20], ANSWER, { executeOnce: true }),
	whether('Reached', [2770, 20], '={{ $json.reached }}'),
	againLater('Goes Again Later', [2770, -180], {
		onError: 'continueRegularOutput',
		alwaysOutputData: true,
	}),
	setItem('Not Reached', [2990, -180], NOT_REACHED, { executeOnce: true }),
	// What the inbox sends again was told the first time.
	whether(
		'News',
		[3210, -180],
		"={{ !$('When Called').isExecuted || $('When Called').first().json.order?.carriedBy === undefined }}",
	),
	call('Tell That Nobody Was Reached', [3210, 20], WORKFLOWS.tell, {
		onError: 'continueRegularOutput',
		alwaysOutputData: true,
		executeOnce: true,
	}),
];

/** n8n gives one item with the error alone where the workflow could not be run, or stopped. */
const ANSWER = `={{ {
	reached: !$input.all().some(({ json }) => json.error !== undefined && Object.keys(json).every((key) => ['error', 'message', 'details'].includes(key))),
	error: $json.error
} }}`;
const NOT_REACHED =
	"={{ { subject: 'The workflow of ' + $('One Person at a Time').first().json.person + ' could not be run', text: $('One Person at a Time').first().json.plays.length + ' plays are kept, and go again by themselves. Look whether it is published and whether its id stands in the list of people. ' + ($('Answer').last().json.error ?? '') } }}";

/** The order names whose it was and where it was to go: the person has left the list since, or is called otherwise. */
const QUEUED = '={{ $json.order?.person !== undefined && $json.order?.destination !== undefined }}';
/** As a destination's node would refuse it, for the queue. */
const NOT_IN_THE_LIST = `={{ { ...$json, sync: undefined, error: 'Not in the list of people', details: {
	destination: $json.order.destination,
	kind: 'refused',
	reason: 'The list of people has no line for ' + $json.order.person + ', or more than one',
	whatToDo: 'Give this person one line of that name in the node People, then try the play again by the form.'
} } }}`;

/** One line for each person, as the editor shows it. @param {Person[]} people */
const peopleJson = (people) =>
	`{\n  "people": [\n${people.map((line) => `    ${JSON.stringify(line)}`).join(',\n')}\n  ]\n}`;

const MAIN = `const incoming = ['Plex Trigger', 'Jellyfin Trigger', 'When Called'].find((name) => $(name).isExecuted);
const carried = incoming === 'When Called' ? {} : { order: { carriedBy: $execution.id } };
const plays = $(incoming).all().map(({ json }) => ({ ...json, ...carried }));
const { known, unknown } = byPerson($input.first().json.people, plays);
return [
	...known.map((one) => ({ json: { known: true, ...one } })),
	...unknown.map((play) => ({ json: { known: false, ...play } })),
];`;
