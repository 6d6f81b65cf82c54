import { overview, section } from '../kit/notes.mjs';
import { wire, workflow } from '../kit/workflow.mjs';
import { TOLD_WHEN_IT_STOPS, WORKFLOWS } from './names.mjs';
import { line } from './nodes.mjs';
import { FORM } from './reconcile/code.mjs';
import { asked, LOWER, sources, STEP, takingBack, writing } from './reconcile/steps.mjs';

const WIRES = [
	...wire(['Every Hour', 'Every Night', 'After Every Start', FORM], 'Table of Plays'),
	...line(
		'Table of Plays',
		'Table of Runs',
		'Earlier Runs',
		'Settings',
		'What Is Asked',
		'Compare',
	),
	...wire('Compare', 'Forget Old Plans', 0),
	...wire('Compare', 'That Run', 1),
	...line(
		'Forget Old Plans',
		'Forget Old Plays',
		'Jellyfin: Users',
		'Jellyfin: Watched',
		'Plex: Watched',
		'Plex: Marked by Hand',
		'Taken Back Before',
		'Plays to Compare',
		'Any',
		'Dry Run',
		'What Is Missing',
		'Decide',
		'May Write',
		'Run Begun',
		'Keep That It Writes',
		'To Be Written',
		'Write',
		'What Was Written',
		'Sum Up',
		'Run',
		'Keep the Run',
	),
	...wire('Any', 'What Is Missing', 1),
	...wire('May Write', 'What Was Written', 1),
	...wire(['Sum Up', 'Sum Up the Taking Back'], 'Worth Telling'),
	...wire('Worth Telling', 'Tell Somebody'),
	...line('That Run', 'What It Added', 'To Be Taken Back', 'Any Left', 'Take Back'),
	...line('Take Back', 'What Is Still There', 'Sum Up the Taking Back', 'Run'),
	...wire('Any Left', 'What Is Still There', 1),
];

/** What the media servers recorded, held against what the accounts have. */
export const reconcile = () =>
	workflow(
		{ name: WORKFLOWS.reconcile.name, settings: TOLD_WHEN_IT_STOPS },
		overview(
			{
				title: WORKFLOWS.reconcile.name,
				howItWorks:
					'Every night and after every start of n8n, what Jellyfin and Plex recorded as watched in the last 14 days is compared with each person’s accounts, and only what is missing is added, with its own date; every hour the same for the last twelve hours, so that what n8n did not take is found soon. It shows before it writes: the very first run writes nothing, and no run writes more than *mostPlays* without a yes by the form. What it wrote is kept with the run’s number, and a run can be taken back within seven days.',
				setup: [
					'Connect the **Jellyfin API** and **Plex API** credentials in the four nodes that read the servers. Switch off those of a server that you do not have.',
					'*Plex: Marked by Hand* reads the marks of the account whose token it has: the owner’s. For somebody else, duplicate it in the same line, with a credential of that person’s token and their Plex ID in *Account*. Keep the name that the editor gives it.',
					'Choose a **Basic Auth** credential in *Compare by Hand*.',
					`If a node that calls shows no workflow, choose *${WORKFLOWS.live.name}* or *Tell a person* in it.`,
					'Look at *Settings*, publish, and open the form for a first look.',
				],
				after: 'Unwatching by comparison is an option of its own: *Take back what was unwatched*.',
			},
			{ x: -620, y: -340, width: 460, height: 900 },
		),
		section('Asked', '1. When, and what is asked', 'By itself, or by the form.', {
			x: -80,
			y: -340,
			width: 6.4 * STEP,
			height: 900,
		}),
		section(
			'Servers',
			'2. What the servers recorded',
			'One line, so that the next waits for the one before. A server that cannot be read is told.',
			{
				x: 6.4 * STEP - 80,
				y: -200,
				width: 8.4 * STEP,
				height: 400,
			},
		),
		section(
			'Shown and Written',
			'3. First shown, then written',
			'Through the list of people, as everything else.',
			{
				x: 15 * STEP - 80,
				y: -200,
				width: 13 * STEP,
				height: 760,
			},
		),
		section(
			'Taken Back',
			'Taking a run back',
			'Exactly what that run added, and nothing else; the next comparison leaves it alone.',
			{
				x: 6.4 * STEP - 80,
				y: LOWER - 120,
				width: 8.4 * STEP,
				height: 340,
			},
		),
		...asked(),
		...sources(),
		...writing(),
		...takingBack(),
		{ nodes: [], wires: WIRES },
	);
