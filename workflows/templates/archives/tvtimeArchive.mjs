import { readFileSync } from 'node:fs';
import { editFields } from '../../kit/fields.mjs';
import { ours } from '../../kit/nodes.mjs';
import { overview, section } from '../../kit/notes.mjs';
import { DESTINATIONS, listed } from '../../kit/services.mjs';
import { wire, workflow } from '../../kit/workflow.mjs';
import { core } from '../../noPlayLost/nodes.mjs';

const formTrigger = core('formTrigger', 2.2);
const loop = core('splitInBatches', 3);
const code = core('code', 2);

const FORM = 'Upload the Archive';
const READ = 'Read the Archive';
const ONLY_TELL = 'Only tell me what would happen';
const WRITE = 'Write it';
/** Few enough to be seen passing by in a running execution, and for n8n's database. */
const PLAYS_A_BATCH = 500;

const TOP = -420;
const ROW = 360;
const REPORT = `${readFileSync(new URL('../code/report.mjs', import.meta.url), 'utf8')
	.replace(/^export /gm, '')
	.trim()}

return reportOf($input.all().map(({ json }) => json)).map((json) => ({ json }));`;

/**
 * A TV Time archive, uploaded with a form, to one person's accounts at these services: first only told, then written in
 * batches that take up where an earlier run ended.
 * @param {string[]} destinations as the household's generator knows them
 */
export function archiveTo(destinations) {
	const label = (/** @type {string} */ name) => DESTINATIONS[name]?.label ?? name;
	const labels = destinations.map(label);
	const to = listed(labels);
	const height = Math.max(780, destinations.length * ROW + 200);
	const row = (/** @type {number} */ index) => TOP + 200 + index * ROW;
	return workflow(
		{
			name: `Bring a TV Time archive to ${to}`,
			// What has passed is in the log even if n8n ends in the middle.
			settings: { saveExecutionProgress: true },
		},
		overview(about(to, labels), { x: -900, y: TOP, width: 440, height: 780 }),
		section(
			'Archive',
			'1. The archive',
			'The form takes the .zip, or .csv files of it. What is no play leaves below, with file, row and reason.',
			{ x: -420, y: TOP, width: 560, height },
		),
		section(
			'Batches',
			'2. In batches',
			'Each batch reads the history back and adds what is missing, with its own date. Choose the account in each import node.',
			{ x: 180, y: TOP, width: 520, height },
		),
		section(
			'Reports',
			'3. What became of it',
			'First how many of which outcome, then each play that did not get through, with what to do.',
			{ x: 740, y: TOP, width: 320, height },
		),
		form([-360, row(0)]),
		ours('tvTime', READ, [-100, row(0)], {
			resource: 'export',
			operation: 'read',
			userName: `={{ $json['Whose Archive'] }}`,
		}),
		editFields('Not Placed', [-100, row(0) + 220], {
			file: '={{ $json.file }}',
			row: '={{ $json.row }}',
			title: "={{ $json.title ?? '' }}",
			why: '={{ $json.reason }}',
		}),
		{
			nodes: destinations.flatMap((name, index) => lane(name, label(name), row(index))),
			wires: [
				...wire(FORM, READ),
				...wire(READ, 'Not Placed', 1),
				...destinations.flatMap((name) => laneWires(label(name))),
			],
		},
	);
}

/** @param {import('../../kit/workflow.mjs').Position} position */
const form = (position) =>
	formTrigger(FORM, position, {
		formTitle: 'Bring a TV Time archive along',
		formDescription: 'Tell first, write then. Nothing comes twice, however often you send this.',
		formFields: {
			values: [
				{
					fieldLabel: 'Archive',
					fieldType: 'file',
					acceptFileTypes: '.zip, .csv',
					requiredField: true,
				},
				{ fieldLabel: 'Whose Archive', placeholder: 'e.g. Alice' },
				{
					fieldLabel: 'What to Do',
					fieldType: 'dropdown',
					fieldOptions: { values: [ONLY_TELL, WRITE].map((option) => ({ option })) },
					requiredField: true,
				},
			],
		},
		options: {
			appendAttribution: false,
			respondWithOptions: {
				values: {
					respondWith: 'text',
					formSubmittedText: "It has begun. The report will be in n8n's list of executions.",
				},
			},
		},
	});

const batches = (/** @type {string} */ label) => `Batches to ${label}`;
const importTo = (/** @type {string} */ label) => `Import to ${label}`;
const report = (/** @type {string} */ label) => `Report of ${label}`;

/** @param {string} type @param {string} label @param {number} y */
const lane = (type, label, y) => [
	loop(batches(label), [240, y], { batchSize: PLAYS_A_BATCH, options: {} }),
	{
		...ours(type, importTo(label), [480, y + 120], {
			resource: 'watchEvent',
			operation: 'import',
			dryRun: `={{ $('${FORM}').first().json['What to Do'] !== '${WRITE}' }}`,
		}),
		// What was not taken goes round with the rest, into the report.
		onError: /** @type {const} */ ('continueRegularOutput'),
	},
	code(report(label), [820, y], { jsCode: REPORT }),
];

/** @param {string} label */
const laneWires = (label) => [
	...wire(READ, batches(label)),
	...wire(batches(label), report(label)),
	...wire(batches(label), importTo(label), 1),
	...wire(importTo(label), batches(label)),
];

/** @param {string} to @param {string[]} labels */
const about = (to, labels) => ({
	title: `Bring a TV Time archive to ${to}`,
	howItWorks: [
		`TV Time closed on 2026-07-15. This form takes the archive that it sent you and brings your films, episodes, specials and rewatches to ${to}, each with its own date.`,
		'Send it first with *Only tell me what would happen*: the report counts what would be added, what is there already and what is not known there. Send it again with *Write it*. Nothing comes twice: before each batch of 500 the history is read back. If n8n stops in the middle, send the form once more.',
	].join('\n\n'),
	setup: [
		`Choose your own ${to} credential in the import node${to.includes(' and ') ? 's' : ''}.`,
		'Publish, open the address that the form’s node shows under *Production URL*, and send the archive.',
		`Look at ${listed([...labels.map((label) => `*${report(label)}*`), '*Not Placed*'])} of that run in the list of executions, then send it again to write.`,
	],
	after:
		'Episodes that were marked by the season have the date of that click; *Approximate Dates: Unknown Date* in the import node leaves it open. Unpublish when you are done.',
});
