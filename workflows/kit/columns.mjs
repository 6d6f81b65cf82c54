import { errorBranch } from './errorBranch.mjs';
import { overview, section } from './notes.mjs';
import { workflow } from './workflow.mjs';

/** @typedef {import('./workflow.mjs').Node} Node */

const TOP = -260;
const HEIGHT = 780;
/** Where the nodes of the first two columns stand. */
export const SOURCE_X = -320;
export const DESTINATION_X = 0;
/** The row of a single node, and of the upper and the lower of two. */
export const ROWS = { only: 60, upper: -60, lower: 220 };

/**
 * The shape of the small templates: what it is, one or two triggers, one or two destinations, and the error branch, from
 * the left to the right.
 * @param {object} parts
 * @param {Parameters<typeof overview>[0]} parts.about its title is the workflow's name
 * @param {string} parts.whatHappened under 50 words
 * @param {string} parts.whereItGoes under 50 words
 * @param {Node[]} parts.triggers at SOURCE_X
 * @param {Node[]} parts.destinations at DESTINATION_X
 * @param {import('./workflow.mjs').Wire[]} parts.wires from triggers to destinations
 */
export const columns = ({ about, whatHappened, whereItGoes, triggers, destinations, wires }) =>
	workflow(
		{ name: about.title },
		overview(about, { x: -900, y: TOP, width: 440, height: HEIGHT }),
		section('Sources', '1. What happened', whatHappened, {
			x: -420,
			y: TOP,
			width: 300,
			height: HEIGHT,
		}),
		section('Destinations', '2. Where it goes', whereItGoes, {
			x: -80,
			y: TOP,
			width: 300,
			height: HEIGHT,
		}),
		...triggers,
		...destinations,
		{ nodes: [], wires },
		errorBranch(
			destinations.map(({ name }) => name),
			{ x: 260, y: TOP, height: HEIGHT },
		),
	);
