import { ours } from '../kit/nodes.mjs';
import { overview, section } from '../kit/notes.mjs';
import { DESTINATIONS as SERVICES } from '../kit/services.mjs';
import { wire, workflow } from '../kit/workflow.mjs';
import { againLater } from './inbox.mjs';
import { personWorkflow, WORKFLOWS } from './names.mjs';
import { call, core, keepIf, ruleIf, setItem, whenCalled } from './nodes.mjs';

const ROW = 190;
const SECTION = 3 * ROW + 60;
const DESTINATION_X = 420;

/** What a person's workflow can be told to do, and the operation of the destination's node that does it. */
const ACTIONS = [
	{ action: 'sync', label: 'Sync', parameters: { operation: 'sync' } },
	{
		action: 'import',
		label: 'Import',
		parameters: {
			operation: 'import',
			dryRun: '={{ $json.order.dryRun === true }}',
			mostPlays: '={{ $json.order.mostPlays ?? 0 }}',
		},
	},
	{ action: 'takeBack', label: 'Take Back', parameters: { operation: 'takeBack' } },
];

/** @typedef {{ type: string, label: string, note: string, disabled?: boolean }} Destination `type`: of the node, and what `sync.destination` says */

/** The destinations that a person may have; all but the first are switched off and wait for a credential. @type {Destination[]} */
export const DESTINATIONS = Object.entries(SERVICES)
	.flatMap(([type, { label, compared: note }]) =>
		note === undefined ? [] : [{ type, label, note }],
	)
	.map((destination, row) => (row === 0 ? destination : { ...destination, disabled: true }));

/**
 * The workflow that holds one person's credentials.
 * @param {string} name
 * @param {Destination[]} [destinations]
 */
export function person(name, destinations = DESTINATIONS) {
	const steps = destinations.flatMap((destination, row) =>
		ACTIONS.map((action, column) =>
			stepOf(destination, action, row * SECTION + column * ROW, name),
		),
	);
	const names = steps.map(({ node }) => node.name);
	const height = destinations.length * SECTION - 20;
	const middle = height / 2 - 120;
	return workflow(
		{ name: personWorkflow(name).name },
		overview(
			{
				title: personWorkflow(name).name,
				howItWorks: `This workflow holds ${name}'s credentials and nobody else's. The live flow, the retry flow and the comparison call it with plays and an order: *sync* what has just happened, *import* what is missing, or *take back* what a run wrote. Each destination works by itself, and whatever becomes of a play is kept in the table of plays.`,
				setup: [
					`Connect ${name}'s own **Trakt OAuth2 API** credential: the three Trakt nodes ask for one of the name *${name}'s Trakt*. Made or chosen in one of them, it is in all three.`,
					'Enable the nodes of the other destinations that this person has, and connect those.',
					'If *Keep the Result* shows no workflow, choose *Queue failed plays* in it.',
					'Publish.',
				],
				after: `For another person, duplicate this workflow, give it the person's name and credentials, publish it, and add one line in the *People* node of *${WORKFLOWS.live.name}*.`,
			},
			{ x: -560, y: -120, width: 460, height: 640 },
		),
		...destinations.map(({ label, note }, row) =>
			section(`${label} Note`, `2. ${label}`, note, {
				x: DESTINATION_X - 100,
				y: row * SECTION - 120,
				width: 420,
				height: SECTION - 20,
			}),
		),
		section('Order', '1. The order', 'Sync, import or take back; one destination or all.', {
			x: -80,
			y: -120,
			width: 380,
			height,
		}),
		section(
			'Result',
			'3. Whatever becomes of it',
			'Kept in the table of plays; what waits is tried again.',
			{
				x: DESTINATION_X + 360,
				y: -120,
				width: 720,
				height,
			},
		),
		whenCalled([-40, middle]),
		core('switch', 3.2)('What and Where', [180, middle], {
			rules: { values: steps.map(({ rule }) => rule) },
			options: { allMatchingOutputs: true },
		}),
		...steps.map(({ node }) => node),
		setItem(
			'With the Order',
			[DESTINATION_X + 420, middle],
			"={{ { ...$json, order: $('When Called').first().json.order, node: $prevNode.name, hasBegun: $input.context.hasBegun === true } }}",
		),
		// Now watching and resume points come and go; a play, a rating and an unwatching stay. What a node that is switched
		// off passes on says nothing, unless a play was to be taken back: that one is still there. What n8n passes on for a
		// node that has begun and then threw is no success: it is kept and told.
		keepIf(
			'Worth Keeping',
			[DESTINATION_X + 640, middle],
			"={{ ($json.sync !== undefined || $json.error !== undefined || $json.hasBegun === true || $json.order?.action === 'takeBack') && ['watched', 'unwatched', 'rated', 'unrated'].includes($json.event) }}",
		),
		call('Keep the Result', [DESTINATION_X + 860, middle], WORKFLOWS.queue, {
			// The other destinations go on even if the database is full.
			onError: 'continueErrorOutput',
			retryOnFail: true,
			maxTries: 3,
			waitBetweenTries: 5000,
		}),
		againLater(
			'Not Kept: Goes Again',
			[DESTINATION_X + 860, middle + 200],
			{ retryOnFail: true, maxTries: 3, waitBetweenTries: 5000 },
			"={{ $('When Called').first().json.order.carriedBy ?? 'nobody' }}",
		),
		{
			nodes: [],
			wires: [
				...wire('When Called', 'What and Where'),
				...names.flatMap((step, output) => wire('What and Where', step, output)),
				...wire(names, 'With the Order', 0),
				...wire(names, 'With the Order', 1),
				...wire('With the Order', 'Worth Keeping'),
				...wire('Worth Keeping', 'Keep the Result'),
				...wire('Keep the Result', 'Not Kept: Goes Again', 1),
			],
		},
	);
}

/** @param {Destination} destination @param {typeof ACTIONS[number]} action @param {number} y @param {string} person */
function stepOf({ type, label, disabled = false }, { action, label: does, parameters }, y, person) {
	const name = `${label}: ${does}`;
	return {
		rule: ruleIf(
			name,
			`={{ $json.order.action === '${action}' && [undefined, null, '', '${type}'].includes($json.order.destination) && !($json.order.skip ?? []).includes('${type}') }}`,
		),
		node: {
			...ours(
				type,
				name,
				[DESTINATION_X, y],
				{ resource: 'watchEvent', ...parameters },
				`${person}'s`,
			),
			onError: /** @type {const} */ ('continueErrorOutput'),
			...(disabled ? { disabled } : {}),
		},
	};
}
