/**
 * Sticky notes by the rules of n8n's template library: one yellow overview at the upper left, a white one behind each
 * section.
 * @typedef {import('./workflow.mjs').Node} Node
 * @typedef {{ x: number, y: number, width: number, height: number }} Area
 */

const YELLOW = 1;
const WHITE = 7;

/**
 * @param {object} text
 * @param {string} text.title verb, object, where; no full stop
 * @param {string} text.howItWorks one or more paragraphs; with the steps 100 to 300 words
 * @param {string[]} text.setup one sentence or two for each step
 * @param {string} [text.after] what is worth knowing later
 * @param {Area} area
 */
export const overview = ({ title, howItWorks, setup, after }, area) =>
	note(
		'How It Works',
		[
			`## ${title}`,
			`### How it works\n${howItWorks}`,
			`### Setup\n${setup.map((step, index) => `${index + 1}. ${step}`).join('\n')}`,
			...(after ? [after] : []),
		].join('\n\n'),
		YELLOW,
		area,
	);

/**
 * @param {string} name of the node
 * @param {string} heading
 * @param {string} text heading and text under 50 words
 * @param {Area} area
 */
export const section = (name, heading, text, area) =>
	note(name, `### ${heading}\n${text}`, WHITE, area);

/**
 * @param {string} name @param {string} content @param {number} color @param {Area} area
 * @returns {Node}
 */
const note = (name, content, color, { x, y, width, height }) => ({
	name,
	type: 'n8n-nodes-base.stickyNote',
	typeVersion: 1,
	position: [x, y],
	parameters: { content, width, height, color },
});
