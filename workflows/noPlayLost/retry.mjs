import { overview, section } from '../kit/notes.mjs';
import { wire, workflow } from '../kit/workflow.mjs';
import { formTrigger } from './forms.mjs';
import { leftBehind } from './inbox.mjs';
import { TABLES, TOLD_WHEN_IT_STOPS, WORKFLOWS } from './names.mjs';
import { call, codeOf, core, whether } from './nodes.mjs';
import { changeRows, getRows, makeTable } from './tables.mjs';

const FORM = 'Try Plays Again';

/** Waiting plays go back to their people; dead ones too, when somebody asks. */
export const retry = () =>
	workflow(
		{ name: WORKFLOWS.retry.name, settings: TOLD_WHEN_IT_STOPS },
		overview(
			{
				title: WORKFLOWS.retry.name,
				howItWorks:
					'Every five minutes the plays whose time has come go back through their person’s own workflow, with their original date. Each destination reads its history first, so a play that did arrive is not counted twice. What still does not get through waits twice as long as before; after ten days it is given up, kept and told, also where no destination ever answers. What is left in the inbox, because n8n was stopped over it or nobody could carry it, goes again as it came.\n\nThe form tries again at once whatever you choose, waiting or dead, and gives it another ten days.',
				setup: [
					'Choose a **Basic Auth** credential in *Try Plays Again*: whoever knows it may use the form.',
					`If a node that calls shows no workflow, choose *${WORKFLOWS.live.name}* or *${WORKFLOWS.queue.name}* in it.`,
					'Publish. The form’s address stands in *Try Plays Again*; the sync history links to it.',
				],
			},
			{ x: -560, y: -800, width: 440, height: 660 },
		),
		section(
			'Inbox',
			'Left in the inbox',
			'Plays that an execution has left behind, one at a time. What goes on for ten days is given up and told.',
			{ x: -80, y: -800, width: 1880, height: 560 },
		),
		section('When', '1. When', 'By the clock, or by hand.', {
			x: -80,
			y: -200,
			width: 460,
			height: 660,
		}),
		section(
			'What',
			'2. What is due',
			'The oldest first. A row that is on its way is not taken a second time for half an hour.',
			{
				x: 400,
				y: -200,
				width: 900,
				height: 660,
			},
		),
		section('Whom', '3. Back to their people', 'Through the list of people, as everything else.', {
			x: 1320,
			y: -200,
			width: 480,
			height: 660,
		}),
		core('scheduleTrigger', 1.2)('Every Five Minutes', [0, 0], {
			rule: { interval: [{ field: 'minutes', minutesInterval: 5 }] },
		}),
		formTrigger(FORM, [0, 200], {
			path: 'try-plays-again',
			title: 'Try plays again',
			description: 'What you choose is tried again at once, with its original date.',
			fields: [
				{ label: 'Which', options: ['Waiting and dead', 'Waiting', 'Dead'] },
				{ label: 'Person', placeholder: 'everybody' },
				{ label: 'Title', placeholder: 'everything' },
			],
			button: 'Try again',
			answer: 'It is being tried. The sync history shows what became of it.',
		}),
		leftBehind('Every Five Minutes', (column, row) => [column * 220, -520 + row * 120]),
		makeTable('Table of Plays', [220, 100], TABLES.plays),
		whether('By Hand', [460, 100], `={{ $('${FORM}').isExecuted }}`),
		getRows('Waiting and Dead Rows', [680, 0], TABLES.plays, {
			any: [
				['state', 'eq', 'waiting'],
				['state', 'eq', 'dead'],
			],
		}),
		getRows('Due Rows', [680, 200], TABLES.plays, {
			all: [
				['state', 'eq', 'waiting'],
				['nextTryAt', 'lte', '={{ $now.toISO() }}'],
			],
		}),
		codeOf('Which Are Tried', [900, 100], ['due.mjs'], DUE),
		changeRows(
			'Not Twice at Once',
			[1120, 100],
			TABLES.plays,
			[
				['rowKey', 'eq', '={{ $json.rowKey }}'],
				// What the live flow has brought in meanwhile keeps its status.
				['state', 'neq', 'done'],
			],
			{
				nextTryAt: '={{ $now.plus({ minutes: 30 }).toISO() }}',
				// Until a destination answers; code/due.mjs gives up what none ever does.
				status: 'tried',
			},
		),
		codeOf(
			'As They Were',
			[1380, 100],
			[],
			"return $('Which Are Tried').all().map(({ json }) => ({ json: json.play }));",
		),
		call('Back to Their People', [1600, 100], WORKFLOWS.live),
		codeOf('Never Answered', [900, 280], ['due.mjs'], UNANSWERED),
		call('Give Up', [1120, 280], WORKFLOWS.queue, { onError: 'continueRegularOutput' }),
		{
			nodes: [],
			wires: [
				...wire(['Every Five Minutes', FORM], 'Table of Plays'),
				...wire('Table of Plays', 'By Hand'),
				...wire('By Hand', 'Waiting and Dead Rows', 0),
				...wire('By Hand', 'Due Rows', 1),
				...wire(['Waiting and Dead Rows', 'Due Rows'], 'Which Are Tried'),
				...wire('Due Rows', 'Never Answered'),
				...wire('Never Answered', 'Give Up'),
				...wire('Which Are Tried', 'Not Twice at Once'),
				...wire('Not Twice at Once', 'As They Were'),
				...wire('As They Were', 'Back to Their People'),
			],
		},
	);

const DUE = `const form = $('${FORM}').isExecuted ? $('${FORM}').first().json : undefined;
const chosen = form && { which: form.Which, who: form.Person, what: form.Title };
const rows = $input.all().map(({ json }) => json);
return dueRows(rows, chosen, Date.now()).map((row) => ({
	json: { rowKey: row.rowKey, play: orderOf(row, form !== undefined) },
}));`;
const UNANSWERED =
	'return unanswered($input.all().map(({ json }) => json), Date.now()).map((json) => ({ json }));';
