import { overview, section } from '../kit/notes.mjs';
import { wire, workflow } from '../kit/workflow.mjs';
import { TABLES, TOLD_WHEN_IT_STOPS, WORKFLOWS } from './names.mjs';
import { call, codeOf, keepIf, setItem, whenCalled } from './nodes.mjs';
import { getRows, makeTable, putRows } from './tables.mjs';

/** What became of each play, kept; what waits for the retry flow among it; and who has to know. */
export const queue = () =>
	workflow(
		{ name: WORKFLOWS.queue.name, settings: TOLD_WHEN_IT_STOPS },
		overview(
			{
				title: WORKFLOWS.queue.name,
				howItWorks:
					'Each person’s workflow hands in what became of a play at a destination. The table *Scrobble Plays* keeps one row per person, destination and play: **done**, **waiting** for another try (after 5 minutes, 10, 20 and so on to a day, for ten days), or **dead**, which is kept and told. What is not found, refused or needs a new sign-in is told at once and can be tried again by hand.',
				setup: [
					'Nothing to connect: the table is made with the first play.',
					'If *Tell Somebody* shows no workflow, choose *Tell a person* in it.',
					'Publish.',
				],
				after:
					'The table lies under *Data tables* in n8n, and the template *Show the sync history* makes a page of it.',
			},
			{ x: -560, y: -220, width: 440, height: 560 },
		),
		section(
			'Remember',
			'1. What is known of it',
			'The same play finds its row again, however often it comes.',
			{
				x: -80,
				y: -220,
				width: 900,
				height: 560,
			},
		),
		section(
			'Write',
			'2. Kept, and told',
			'A notification goes out when a play is given up, once.',
			{
				x: 840,
				y: -220,
				width: 740,
				height: 560,
			},
		),
		whenCalled([-40, 60]),
		makeTable('Table of Plays', [160, 60], TABLES.plays),
		codeOf(
			'Name Each Play',
			[360, 60],
			['results.mjs'],
			"return $('When Called').all().map(({ json }) => ({ json: identified(json) }));",
		),
		getRows(
			'What Is Known',
			[560, 60],
			TABLES.plays,
			{ all: [['rowKey', 'eq', '={{ $json.rowKey }}']] },
			{ alwaysOutputData: true },
		),
		codeOf('What Becomes of It', [760, 60], ['results.mjs'], OUTCOMES),
		keepIf('To Be Kept', [960, -40], '={{ $json.row !== undefined }}'),
		setItem('Row', [1180, -40], '={{ $json.row }}'),
		putRows('Keep', [1400, -40], TABLES.plays, ['rowKey', 'eq', '={{ $json.rowKey }}']),
		keepIf('To Be Told', [960, 180], '={{ $json.tell === true }}'),
		codeOf(
			'One Message',
			[1180, 180],
			['results.mjs'],
			'return [{ json: messageOf($input.all().map(({ json }) => json.result)) }];',
		),
		call('Tell Somebody', [1400, 180], WORKFLOWS.tell, { onError: 'continueRegularOutput' }),
		{
			nodes: [],
			wires: [
				...wire('When Called', 'Table of Plays'),
				...wire('Table of Plays', 'Name Each Play'),
				...wire('Name Each Play', 'What Is Known'),
				...wire('What Is Known', 'What Becomes of It'),
				...wire('What Becomes of It', ['To Be Kept', 'To Be Told']),
				...wire('To Be Kept', 'Row'),
				...wire('Row', 'Keep'),
				...wire('To Be Told', 'One Message'),
				...wire('One Message', 'Tell Somebody'),
			],
		},
	);

const OUTCOMES = `const known = new Map($input.all().map(({ json }) => [json.rowKey, json]));
return $('Name Each Play').all().map(({ json: result }) => {
	const outcome = outcomeOf(result, known.get(result.rowKey), Date.now());
	if (outcome.row) known.set(result.rowKey, { ...known.get(result.rowKey), ...outcome.row });
	return { json: { ...outcome, result } };
});`;
