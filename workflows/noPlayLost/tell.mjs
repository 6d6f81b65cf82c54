import { forDiscord } from '../kit/chat.mjs';
import { shared } from '../kit/credentials.mjs';
import { overview, section } from '../kit/notes.mjs';
import { wire, workflow } from '../kit/workflow.mjs';
import { WORKFLOWS } from './names.mjs';
import { core, line, nothing, setItem, whenCalled } from './nodes.mjs';

const WAYS = ['E-Mail', 'Discord', 'ntfy'];

/** Of what n8n's Error Trigger gives. */
const STOPPED =
	"={{ { subject: $json.workflow.name + ' stopped', text: 'At ' + ($json.execution?.lastNodeExecuted ?? 'its start') + ': ' + (($json.execution ?? $json.trigger)?.error?.message ?? 'n8n says no more'), url: $json.execution?.url } }}";

/** The one place where notifications go out. */
export const tell = () =>
	workflow(
		{ name: WORKFLOWS.tell.name },
		overview(
			{
				title: WORKFLOWS.tell.name,
				howItWorks:
					'Every workflow of the set that has something to say to a person calls this one with a subject and a text: a play that was given up, an account that has to be connected again, a comparison that waits for a yes. n8n also starts it when one of them stops with an error, and it tells that once a day. Attach any notification node to *Message*; three are there, switched off. Until one is on, the messages stand in this workflow’s executions.',
				setup: [
					'Enable the way you like, connect its credential or write your own address into it, and delete the others. Telegram, Pushover, Gotify and the like go there just as well.',
					'Brought in through the editor? Then choose this workflow as *Error Workflow* in the settings of the others, but for the person’s own.',
					'Publish.',
				],
			},
			{ x: -560, y: -260, width: 440, height: 560 },
		),
		section(
			'Ways',
			'2. Ways to a person',
			'Choose one or several. ntfy needs a topic of your own that nobody guesses.',
			{
				x: 380,
				y: -260,
				width: 320,
				height: 820,
			},
		),
		section('What', '1. What there is to say', 'A subject and a text.', {
			x: -80,
			y: -260,
			width: 420,
			height: 820,
		}),
		whenCalled([-40, 60]),
		nothing('Message', [180, 60]),
		core('errorTrigger', 1)('A Workflow Stopped', [-40, 260]),
		// The retry flow runs every five minutes, and may stop each time.
		core('removeDuplicates', 2)('Once a Day', [140, 260], {
			operation: 'removeItemsSeenInPreviousExecutions',
			logic: 'removeItemsWithAlreadySeenKeyValues',
			dedupeValue: "={{ $json.workflow.name + ' ' + $now.toISODate() }}",
			options: {},
		}),
		setItem('What Stopped', [140, 420], STOPPED),
		core('emailSend', 2.1)(
			'E-Mail',
			[460, -120],
			{
				fromEmail: '',
				toEmail: '',
				subject: '={{ $json.subject }}',
				emailFormat: 'text',
				text: "={{ [$json.text, $json.url].filter(Boolean).join('\\n') }}",
				options: { appendAttribution: false },
			},
			{ disabled: true, ...shared('smtp') },
		),
		core('discord', 2)(
			'Discord',
			[460, 60],
			{
				authentication: 'webhook',
				content: `=${forDiscord('{{ $json.subject }}')}\n${forDiscord('{{ $json.text.slice(0, 1500) }}')}\n{{ $json.url ?? '' }}`,
				options: {},
			},
			{ disabled: true, ...shared('discordWebhookApi') },
		),
		core('httpRequest', 4.2)(
			'ntfy',
			[460, 240],
			{
				method: 'POST',
				url: 'https://ntfy.sh',
				sendBody: true,
				specifyBody: 'json',
				jsonBody:
					"={{ { topic: 'choose-a-topic-nobody-guesses', title: $json.subject, message: $json.text, ...($json.url ? { click: $json.url } : {}) } }}",
				options: {},
			},
			{ disabled: true },
		),
		{
			nodes: [],
			wires: [
				...line('A Workflow Stopped', 'Once a Day', 'What Stopped', 'Message'),
				...wire('When Called', 'Message'),
				...wire('Message', WAYS),
			],
		},
	);
