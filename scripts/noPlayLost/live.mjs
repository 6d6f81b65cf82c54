import { editFields, WHAT } from '../workflow/fields.mjs';
import { overview, section } from '../workflow/notes.mjs';
import { ours } from '../workflow/nodes.mjs';
import { wire, workflow } from '../workflow/workflow.mjs';
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
					'Plex and Jellyfin tell this workflow about every play. The list of people says whose it is, by account id first and by name second, and that person’s own workflow gets it. The retry flow and the comparison come in through *When Called*, so that they go by the same list.',
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
			{
				x: -80,
				y: -260,
				width: 260,
				height: 720,
			},
		),
		section(
			'Who',
			'2. Whose play it is',
			'Adding a person is one line in *People*. Plays of anybody else end below, where you can see them.',
			{
				x: 210,
				y: -260,
				width: 680,
				height: 720,
			},
		),
		section(
			'Person',
			'3. To the person’s own workflow',
			'One call for each person, with all of that person’s plays.',
			{
				x: 920,
				y: -260,
				width: 900,
				height: 720,
			},
		),
		ours('plexTrigger', 'Plex Trigger', [0, -120]),
		ours('jellyfinTrigger', 'Jellyfin Trigger', [0, 80]),
		whenCalled([0, 280]),
		setItem('People', [280, 80], peopleJson(people), { executeOnce: true }),
		codeOf('Whose Play Is It', [500, 80], ['people.mjs'], MAIN),
		whether('Somebody We Know', [720, 80], '={{ $json.known }}'),
		core('splitInBatches', 3)('One Person at a Time', [980, 0], { options: {} }),
		core('splitOut', 1)('Plays of This Person', [1200, 20], {
			fieldToSplitOut: 'plays',
			options: {},
		}),
		callBy(
			'To the Person’s Workflow',
			[1420, 20],
			{ mode: 'id', value: '={{ $json.order.workflow }}' },
			// A person's workflow may give nothing back: the next person's turn comes all the same.
			{ onError: 'continueErrorOutput', alwaysOutputData: true },
		),
		call('Tell That Nobody Was Reached', [1640, -180], WORKFLOWS.tell, {
			onError: 'continueRegularOutput',
		}),
		setItem(
			'Not Reached',
			// Above, so that n8n does it before the next person's turn.
			[1420, -180],
			"={{ { subject: 'The workflow of ' + $('One Person at a Time').first().json.person + ' could not be run', text: $('One Person at a Time').first().json.plays.length + ' plays wait for the comparison. Look whether it is published and whether its id stands in the list of people. ' + ($json.error ?? '') } }}",
			{ executeOnce: true },
		),
		whether('A Play of the Queue', [980, 240], QUEUED),
		setItem('Not in the List', [1200, 180], NOT_IN_THE_LIST),
		call('Give Up', [1420, 180], WORKFLOWS.queue, { onError: 'continueRegularOutput' }),
		editFields('Nobody We Know', [1200, 340], {
			who: "={{ $json.user?.name ?? 'unknown' }}",
			what: WHAT,
			userId: "={{ $json.user?.id ?? '' }}",
			why: '={{ $json.user?.name }} ({{ $json.user?.id }}) is not in the list of people.',
			whatToDo: 'Add a line to the list, or filter them out in the trigger.',
		}),
		{
			nodes: [],
			wires: [
				...wire(['Plex Trigger', 'Jellyfin Trigger', 'When Called'], 'People'),
				...wire('People', 'Whose Play Is It'),
				...wire('Whose Play Is It', 'Somebody We Know'),
				...wire('Somebody We Know', 'One Person at a Time', 0),
				...wire('Somebody We Know', 'A Play of the Queue', 1),
				...wire('A Play of the Queue', 'Not in the List', 0),
				...wire('A Play of the Queue', 'Nobody We Know', 1),
				...wire('Not in the List', 'Give Up'),
				...wire('One Person at a Time', 'Plays of This Person', 1),
				...wire('Plays of This Person', 'To the Person’s Workflow'),
				...wire('To the Person’s Workflow', 'One Person at a Time', 0),
				...wire('To the Person’s Workflow', 'Not Reached', 1),
				...wire('Not Reached', 'Tell That Nobody Was Reached'),
			],
		},
	);

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
const plays = $(incoming).all().map(({ json }) => json);
const { known, unknown } = byPerson($input.first().json.people, plays);
return [
	...known.map((one) => ({ json: { known: true, ...one } })),
	...unknown.map((play) => ({ json: { known: false, ...play } })),
];`;
