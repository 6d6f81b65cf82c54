import { ERROR_BRANCH_SIZE, errorBranch } from '../kit/errorBranch.mjs';
import { editFields, WHAT, WHO, EVENT, AT } from '../kit/fields.mjs';
import { syncTo, triggerPerPerson } from '../kit/nodes.mjs';
import { overview, section } from '../kit/notes.mjs';
import { DESTINATIONS, listed, SOURCES, triggerName } from '../kit/services.mjs';
import { wire, workflow } from '../kit/workflow.mjs';

/**
 * @typedef {import('../kit/nodes.mjs').Person} Person
 * @typedef {import('../kit/services.mjs').SourceName} SourceName
 * @typedef {import('../kit/services.mjs').Destination} Destination
 * @typedef {{
 *   people: Person[], sources: SourceName[], destinations: string[], firstStep?: string,
 * }} Household the people in the order of the outputs; `firstStep` of the set-up, where it is not about checking the list
 */

const TOP = -420;
const COLUMN = 260;
const ROW = 180;
/** How n8n draws a node with more than two outputs: 32 pixels more for each. */
const triggerHeight = (/** @type {number} */ outputs) => 96 + Math.max(0, outputs - 2) * 32;
const NOBODY = 'Nobody We Know';
/** The overview may have 300 words: of more services than these each has a note of its own below it. */
const TOLD_IN_OVERVIEW = 3;
const OVERVIEW = { x: -900, y: TOP, width: 440, height: ERROR_BRANCH_SIZE.height };
const ASIDE = { height: 200, gap: 40 };

/**
 * The workflow of a household: every source tells who watched, everybody's plays go to that person's own accounts, and
 * what is left over is to be seen.
 * @param {Household} household
 */
export function household({ people, sources, destinations, firstStep }) {
	const from = listed(sources.map((source) => SOURCES[source].label));
	const to = listed(destinations.map((name) => destination(name).label));
	const title = `Sync plays from ${from} to each person's ${to}`;

	const stack = triggerHeight(people.length + 1) * sources.length + 100 * (sources.length - 1);
	const height = Math.max(ERROR_BRANCH_SIZE.height, people.length * ROW + 240, stack + 240);
	const width = destinations.length * COLUMN + 40;
	const firstRow = TOP + 140 + (height - 200 - people.length * ROW) / 2;
	const firstTrigger = TOP + 140 + (height - 200 - stack) / 2;

	const triggers = sources.map((source, index) =>
		triggerPerPerson(
			source,
			[-320, round(firstTrigger + index * (triggerHeight(people.length + 1) + 100))],
			people,
		),
	);
	const accounts = people.flatMap(({ name }, row) =>
		destinations.map((service, column) =>
			syncTo(
				destination(service).type ?? service,
				accountName(name, service),
				[column * COLUMN, round(firstRow + row * ROW)],
				destination(service).parameters?.(name),
				`${name}'s`,
			),
		),
	);
	const right = width - 80 + 40;
	return workflow(
		{ name: title },
		overview(aboutHousehold({ title, from, sources, destinations, firstStep }), OVERVIEW),
		...asides(destinations),
		section(
			'Sources',
			'1. Who watched?',
			'One output per person, in the order of the list, then everybody else.',
			{ x: -420, y: TOP, width: 300, height },
		),
		section(
			'Destinations',
			"2. Each person's own accounts",
			'One node and one account per person and service. Success above, what was not taken below.',
			{ x: -80, y: TOP, width, height },
		),
		section(
			'Others',
			'Plays of people you did not list',
			'They end here, where you can see them. Copy the id into the triggers to give somebody an output of their own.',
			{ x: -80, y: TOP + height + 40, width: Math.max(width, 640), height: 300 },
		),
		...triggers,
		...accounts,
		errorBranch(
			accounts.map(({ name }) => name),
			{ x: right, y: round(TOP + (height - ERROR_BRANCH_SIZE.height) / 2) },
		),
		nobodyWeKnow([0, TOP + height + 160]),
		{ nodes: [], wires: sources.flatMap((source) => wires(source, people, destinations)) },
	);
}

/** @param {SourceName} source @param {Person[]} people @param {string[]} destinations */
const wires = (source, people, destinations) => [
	...people.flatMap(({ name }, output) =>
		destinations
			// A mark of Jellyfin's need not be set on Jellyfin again.
			.filter((service) => service !== source)
			.flatMap((service) => wire(triggerName(source), accountName(name, service), output)),
	),
	...wire(triggerName(source), NOBODY, people.length),
];

/** @param {string} person @param {string} service */
export const accountName = (person, service) => `${person}'s ${destination(service).label}`;

/** @param {string} name */
function destination(name) {
	const known = DESTINATIONS[name];
	if (!known) throw new Error(`${name} is no destination`);
	return known;
}

/** What to connect, told once for all services that have an account of each person's, and what to mind at each. @param {Destination[]} services */
function connecting(services) {
	if (services.length > TOLD_IN_OVERVIEW)
		return ["Connect each person's nodes: the notes below say how, service by service."];
	const personal = services.filter(({ credential }) => credential !== undefined);
	const shared = services.filter(({ credential }) => credential === undefined);
	const step = connectStep(personal);
	return [
		...(personal.length > 0 ? [[step, ...personal.map(({ setup }) => setup)].join(' ')] : []),
		...shared.map(({ setup }) => setup),
	];
}

/** @param {Destination[]} personal services that have an account of each person's */
function connectStep(personal) {
	const nodes = `${listed(personal.map(({ label }) => label))} ${personal.length > 1 ? 'nodes' : 'node'}`;
	const credentials = listed(personal.map(({ credential }) => `**${credential}**`));
	return `Open each person's ${nodes} and connect that person's own ${credentials}.`;
}

/** A note for each of many services, one below the other. @param {string[]} destinations */
function asides(destinations) {
	if (destinations.length <= TOLD_IN_OVERVIEW) return [];
	return destinations.map(destination).map((service, index) => {
		const { label, credential, setup } = service;
		const text = credential === undefined ? setup : `${connectStep([service])} ${setup}`;
		const y = OVERVIEW.y + OVERVIEW.height + ASIDE.gap + index * (ASIDE.height + ASIDE.gap);
		return section(`About ${label}`, label, text, { ...OVERVIEW, y, height: ASIDE.height });
	});
}

/** @param {number} pixels on the canvas's grid */
const round = (pixels) => Math.round(pixels / 20) * 20;

/** @param {import('../kit/workflow.mjs').Position} position */
const nobodyWeKnow = (position) =>
	editFields(NOBODY, position, {
		who: WHO,
		what: WHAT,
		event: EVENT,
		at: AT,
		state: 'Nobody we know',
		userId: '={{ $json.user.id }}',
		why: '={{ $json.user.name }} ({{ $json.user.id }}) is not in the people list of this trigger.',
		whatToDo:
			'Add them to the list in each trigger and give them nodes of their own, or filter them out.',
	});

/**
 * @param {{ title: string, from: string, sources: SourceName[], destinations: string[], firstStep?: string }} about
 */
const aboutHousehold = ({ title, from, sources, destinations, firstStep }) => ({
	title,
	howItWorks: [
		`${from} ${sources.length > 1 ? 'tell' : 'tells'} this workflow about every play. Each trigger has one output per person and a last one for everybody else, so nobody's plays land on somebody else's account. Each person's nodes bring finished plays to that person's accounts, exactly once.`,
		'What a service does not take leaves through the red output: it is sorted into *retry later*, *not found* and *needs your attention*, and said in one readable item. The execution log is your sync history.',
	].join('\n\n'),
	setup: [
		firstStep ??
			`In each trigger, look through *People*: every entry needs the name or the account id of that person on ${from}.`,
		'Choose a **Media Server Webhook Token** in each trigger.',
		...connecting(destinations.map(destination)),
		'Each node asks for a credential by its name, such as *Bob’s Trakt*: call it so, or choose it in the node. Until then n8n publishes nothing.',
		`Publish, and paste each trigger's production address into ${listed(sources.map((source) => SOURCES[source].address))}.`,
	],
	after:
		'One person more is one more entry in each trigger, as the last, and one more row of nodes.',
});
