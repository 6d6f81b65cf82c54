import { ours } from '../kit/nodes.mjs';
import { overview, section } from '../kit/notes.mjs';
import { wire, workflow } from '../kit/workflow.mjs';
import { TABLES, TOLD_WHEN_IT_STOPS, WORKFLOWS } from './names.mjs';
import { call, codeOf, core, line, setItem, whether } from './nodes.mjs';
import { getRows, makeTable } from './tables.mjs';

const ONCE = { executeOnce: true, alwaysOutputData: true };
const at = (/** @type {number} */ column, /** @type {number} */ y = 60) =>
	/** @type {import('../kit/workflow.mjs').Position} */ ([column * 220, y]);

const SETTINGS = `{
  "enabled": false,
  "days": 14,
  "mostPlays": 10
}`;
const ASKABLE = `return askable($input.all().map(({ json }) => json)).map((json) => ({ json }));`;
const UNWATCHED = `const asked = $('From Jellyfin').all().map(({ json }) => json);
const answers = $input.all().map(({ json }) => json);
const { mostPlays } = $('Settings').first().json;
const { found, tooMany, plays } = unwatchedPlays(asked, answers, mostPlays, String($execution.id));
return plays.length > 0 ? plays.map((json) => ({ json })) : [{ json: { found, tooMany } }];`;
const TAKEN_BACK = `const ordered = $('Some Plays').all().length;
const rows = $input.all().map(({ json }) => json).filter(({ rowKey }) => rowKey);
return rows.length > 0 ? [{ json: takenBackMessage(rows, ordered) }] : [];`;
/** @type {import('./tables.mjs').Condition[]} */
const OF_THIS_RUN = [
	['runId', 'eq', '={{ $execution.id }}'],
	['status', 'eq', 'takenBack'],
];
const TOO_MANY =
	"={{ { subject: $json.found + ' plays are unwatched on Jellyfin', text: 'More than mostPlays in Settings, so none was taken back.' } }}";

/** Unwatching by comparison: an option, so a workflow of its own that is off until somebody wants it. */
export const unwatch = () =>
	workflow(
		{ name: WORKFLOWS.unwatch.name, settings: TOLD_WHEN_IT_STOPS },
		overview(
			{
				title: WORKFLOWS.unwatch.name,
				howItWorks:
					'An option that is off: it does nothing until *Settings* says so. Every night it looks at the plays of the last 14 days that this set has added from Jellyfin, and asks Jellyfin about each title. Only one that Jellyfin still has, and calls unwatched for that user, is taken back: those plays and no others. A title that is gone, a season that the server lacks, a rewatch that was given up or a server that is down is no unwatching. More than *mostPlays* at once, and none is.',
				setup: [
					'Connect the **Jellyfin API** credential in *Jellyfin: Title*.',
					'Set *enabled* to true in *Settings*, and publish.',
					`If a node that calls shows no workflow, choose *${WORKFLOWS.live.name}* or *Tell a person* in it.`,
				],
			},
			{ x: -560, y: -200, width: 440, height: 600 },
		),
		section('Off', '1. Off, unless you say so', 'Plays of the last days that came from Jellyfin.', {
			x: -80,
			y: -200,
			width: 1340,
			height: 600,
		}),
		section(
			'Asked',
			'2. What Jellyfin says of each',
			'Still there, and unwatched: taken back. Anything else: left alone.',
			{
				x: 1280,
				y: -200,
				width: 1440,
				height: 600,
			},
		),
		core('scheduleTrigger', 1.2)('Later Each Night', at(0), {
			rule: { interval: [{ field: 'days', triggerAtHour: 5, triggerAtMinute: 10 }] },
		}),
		setItem('Settings', at(1), SETTINGS),
		whether('Wanted', at(2), '={{ $json.enabled }}'),
		makeTable('Table of Plays', at(3), TABLES.plays),
		getRows(
			'Plays of the Last Days',
			at(4),
			TABLES.plays,
			{
				all: [
					['status', 'eq', 'added'],
					['event', 'eq', 'watched'],
					['at', 'gte', "={{ $now.minus({ days: $('Settings').first().json.days }).toISO() }}"],
				],
			},
			{ executeOnce: true },
		),
		codeOf('From Jellyfin', at(5), ['unwatched.mjs'], ASKABLE),
		{
			...ours('jellyfin', 'Jellyfin: Title', at(6), {
				authentication: 'apiKey',
				resource: 'item',
				operation: 'get',
				user: { __rl: true, mode: 'id', value: '={{ $json.user }}' },
				item: { __rl: true, mode: 'id', value: '={{ $json.item }}' },
			}),
			onError: 'continueRegularOutput',
		},
		codeOf('Unwatched Again', at(7), ['unwatched.mjs'], UNWATCHED),
		whether('Some Plays', at(8), '={{ $json.key !== undefined }}'),
		call('Take Back', at(9, 0), WORKFLOWS.live, { alwaysOutputData: true }),
		// What did not work is told by the queue, with the reason.
		getRows('What Was Taken Back', at(10, 0), TABLES.plays, { all: OF_THIS_RUN }, ONCE),
		codeOf('What Happened', at(11, 0), ['unwatched.mjs'], TAKEN_BACK),
		call('Tell Somebody', at(12, 0), WORKFLOWS.tell, { onError: 'continueRegularOutput' }),
		whether('Too Many', at(9, 220), '={{ $json.tooMany }}'),
		setItem('Too Many to Take Back', at(10, 220), TOO_MANY),
		{
			nodes: [],
			wires: [
				...line('Later Each Night', 'Settings', 'Wanted', 'Table of Plays'),
				...line('Table of Plays', 'Plays of the Last Days', 'From Jellyfin', 'Jellyfin: Title'),
				...line('Jellyfin: Title', 'Unwatched Again', 'Some Plays', 'Take Back'),
				...line('Take Back', 'What Was Taken Back', 'What Happened', 'Tell Somebody'),
				...wire('Some Plays', 'Too Many', 1),
				...line('Too Many', 'Too Many to Take Back', 'Tell Somebody'),
			],
		},
	);
