import { AT, editFields, EVENT, rule, WHAT, WHO } from './fields.mjs';
import { section } from './notes.mjs';
import { wire } from './workflow.mjs';

const SORTED_BY = '={{ $json.details?.kind }}';
/** From the upper left corner of its note, all in one place. */
export const ERROR_BRANCH_SIZE = { width: 760, height: 780 };

/**
 * What a destination does not take, sorted by what can be done about it and said in one readable item: everything from
 * the red outputs to the right.
 * @param {string[]} from the destination nodes; each has its red output as the second
 * @param {{ x: number, y: number, height?: number, heading?: string, text?: string }} corner of the note behind it
 * @returns {import('./workflow.mjs').Part}
 */
export function errorBranch(
	from,
	{
		x,
		y,
		height = ERROR_BRANCH_SIZE.height,
		heading = '3. Nothing is lost in silence',
		text = 'Attach a notification to any of these, for example e-mail or a chat message.',
	},
) {
	const middle = y + height / 2;
	const outcomes = [
		readable('Retry Later', [x + 460, middle - 200]),
		readable('Not Found There', [x + 460, middle]),
		readable('Needs Your Attention', [x + 460, middle + 200]),
	];
	return {
		nodes: [
			section('Not Taken', heading, text, { x, y, width: ERROR_BRANCH_SIZE.width, height }),
			{
				name: 'What Can Be Done',
				type: 'n8n-nodes-base.switch',
				typeVersion: 3.2,
				position: [x + 80, middle],
				parameters: {
					rules: {
						values: [
							rule('Retry Later', SORTED_BY, 'retry'),
							rule('Not Found', SORTED_BY, 'notFound'),
						],
					},
					options: { fallbackOutput: 'extra', renameFallbackOutput: 'Needs Attention' },
				},
			},
			...outcomes,
		],
		wires: [
			...wire(from, 'What Can Be Done', 1),
			...outcomes.flatMap(({ name }, output) => wire('What Can Be Done', name, output)),
		],
	};
}

/** @param {string} name @param {import('./workflow.mjs').Position} position */
const readable = (name, position) =>
	editFields(name, position, {
		who: WHO,
		what: WHAT,
		event: EVENT,
		at: AT,
		state: `${name.charAt(0)}${name.slice(1).toLowerCase()}`,
		where: "={{ $json.details?.destination ?? '' }}",
		why: "={{ $json.details?.reason ?? $json.error ?? '' }}",
		whatToDo: "={{ $json.details?.whatToDo ?? '' }}",
		nextTryAt: "={{ $json.details?.nextTryAt ?? '' }}",
	});
