import { shared } from '../kit/credentials.mjs';
import { idFrom } from '../kit/ids.mjs';
import { overview, section } from '../kit/notes.mjs';
import { wire, workflow } from '../kit/workflow.mjs';
import { TABLES } from './names.mjs';
import { codeOf, core } from './nodes.mjs';
import { getRows, makeTable } from './tables.mjs';

const title = 'Show the sync history on a page that n8n serves';
const PATH = 'sync-history';
/** n8n holds a row in memory for each; the page says when there are more. */
const LATEST = 1000;
const UNSETTLED = 500;
/** An empty table must not end the page; and one look is one query, however many rows came before. */
const ALWAYS = { alwaysOutputData: true, executeOnce: true };

/** A page that n8n itself serves, for people who do not read execution logs. */
export const history = () =>
	workflow(
		// A page that was looked at is no news.
		{ name: title, settings: { saveDataSuccessExecution: 'none' } },
		overview(
			{
				title,
				howItWorks:
					'A page with the latest plays of everybody, served by n8n: what was added, what is waiting for another try, what was given up and why, the plays of each day and how many got through. It can be filtered by person, destination and status and reads well on a phone. It needs nothing from anywhere else, shows nothing of n8n’s own, and escapes every title.',
				setup: [
					'The plays come from the workflows of *no play lost*: bring those in first. Until one has run, the page is there and empty.',
					'Choose a **Basic Auth** credential in *Somebody Looks*: whoever knows it sees what the household watches. Use https when you open it from outside.',
					'Publish, and open the production address of *Somebody Looks*.',
				],
				after:
					'The same credential may guard the forms of *Retry queued plays* and of the comparison, to which the page links.',
			},
			{ x: -560, y: -200, width: 440, height: 560 },
		),
		section(
			'Rows',
			'1. What is in the tables',
			'The latest plays, whatever still waits or was given up, and the comparisons.',
			{
				x: -80,
				y: -200,
				width: 1360,
				height: 560,
			},
		),
		section('Page', '2. The page', 'One Code node writes it; the colours stand at its end.', {
			x: 1300,
			y: -200,
			width: 480,
			height: 560,
		}),
		core('webhook', 2)(
			'Somebody Looks',
			[-20, 60],
			{ path: PATH, authentication: 'basicAuth', responseMode: 'responseNode', options: {} },
			// Without one, n8n's command-line import would put the workflow's id into the address.
			{ webhookId: idFrom(PATH), ...shared('httpBasicAuth') },
		),
		makeTable('Table of Plays', [180, 60], TABLES.plays),
		makeTable('Table of Runs', [380, 60], TABLES.runs),
		getRows('Latest Plays', [580, 60], TABLES.plays, { limit: LATEST, newestBy: 'at' }, ALWAYS),
		getRows(
			'Waiting and Given Up',
			[780, 60],
			TABLES.plays,
			{
				any: [
					['state', 'eq', 'waiting'],
					['state', 'eq', 'dead'],
				],
				limit: UNSETTLED,
				newestBy: 'at',
			},
			ALWAYS,
		),
		getRows('Latest Runs', [980, 60], TABLES.runs, { limit: 10, newestBy: 'startedAt' }, ALWAYS),
		codeOf('Write the Page', [1380, 60], ['page.mjs'], PAGE),
		core('respondToWebhook', 1.1)('Show It', [1580, 60], {
			respondWith: 'text',
			responseBody: '={{ $json.page }}',
			options: {
				responseHeaders: {
					entries: [
						{ name: 'content-type', value: 'text/html; charset=utf-8' },
						{ name: 'cache-control', value: 'no-store' },
						{ name: 'x-content-type-options', value: 'nosniff' },
					],
				},
			},
		}),
		{
			nodes: [],
			wires: [
				...wire('Somebody Looks', 'Table of Plays'),
				...wire('Table of Plays', 'Table of Runs'),
				...wire('Table of Runs', 'Latest Plays'),
				...wire('Latest Plays', 'Waiting and Given Up'),
				...wire('Waiting and Given Up', 'Latest Runs'),
				...wire('Latest Runs', 'Write the Page'),
				...wire('Write the Page', 'Show It'),
			],
		},
	);

const PAGE = `const rowsOf = (name) => $(name).all().map(({ json }) => json);
const rows = [...rowsOf('Latest Plays'), ...rowsOf('Waiting and Given Up')].filter(({ rowKey }) => rowKey);
const runs = rowsOf('Latest Runs').filter(({ runId }) => runId);
const filter = $('Somebody Looks').first().json.query;
return [{ json: { page: pageOf({ rows, runs, filter, timeZone: $now.zoneName, now: Date.now() }) } }];`;
