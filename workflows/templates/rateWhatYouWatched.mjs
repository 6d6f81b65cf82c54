import { CHAT_ADDRESS, forDiscord, forText, sendText } from '../kit/chat.mjs';
import { shared } from '../kit/credentials.mjs';
import { errorBranch } from '../kit/errorBranch.mjs';
import { editFields, onlyIf, what } from '../kit/fields.mjs';
import { ours, syncTo } from '../kit/nodes.mjs';
import { overview, section } from '../kit/notes.mjs';
import { wire, workflow as workflowOf } from '../kit/workflow.mjs';
import { POINT_BOTH } from './steps.mjs';

const title = 'Rate what you just watched from a message in your chat';
/** One webhook is one play, so that its execution knows of one alone, also after days of waiting. */
const play = "$('Write the Question').first().json";
const RATINGS = Array.from({ length: 10 }, (_, index) => String(10 - index));
const FIELDS = {
	values: [
		{
			fieldLabel: 'Rating',
			fieldType: 'dropdown',
			fieldOptions: { values: RATINGS.map((option) => ({ option })) },
			requiredField: true,
		},
	],
};
/** n8n's form hands the answer over as it is, an e-mail's within `data`. */
const ANSWER = '$json.Rating ?? $json.data?.Rating';
const DESTINATIONS = ["Alice's Trakt", "Alice's Jellyfin", "Alice's Simkl"];

export const workflow = workflowOf(
	{ name: title },
	overview(
		{
			title,
			howItWorks:
				'When you have finished a film, a message in your chat or an e-mail asks how it was. Its link opens a form of n8n’s own with the numbers from 1 to 10; your answer becomes the rating at Trakt, on Jellyfin and at Simkl. A play that comes twice is asked about once, and a question that nobody answers within two days is forgotten.\n\nThe message goes to an incoming webhook by n8n’s own HTTP Request, in a form that Discord, Slack and Mattermost read.',
			setup: [
				'In both triggers, replace alice in *Filters → People* by your name or account id there. To be asked after episodes too, tick *Episode* in *Media Types*.',
				POINT_BOTH,
				'In **Write the Question**, replace the address by that of your chat’s incoming webhook. Or be asked by e-mail: enable **Ask by E-Mail** and disable **Ask in the Chat** and **Wait for the Answer**.',
				'Connect your **Trakt OAuth2 API**, **Jellyfin User API** and **Simkl OAuth2 API** credentials, and remove the nodes that you do not need.',
				'Publish. The link in the message has n8n’s own address: your phone must reach it.',
			],
		},
		{ x: -1160, y: -260, width: 440, height: 780 },
	),
	section('Sources', '1. What was watched', 'Films that you finished, each play once.', {
		x: -680,
		y: -260,
		width: 560,
		height: 780,
	}),
	section(
		'Question',
		'2. Ask, and wait for the answer',
		'The execution waits in n8n’s database, also through a restart. The lower way, by e-mail, is switched off.',
		{ x: -80, y: -260, width: 1080, height: 780 },
	),
	section('Destinations', '3. Give the rating', 'Each service by itself.', {
		x: 1040,
		y: -260,
		width: 560,
		height: 780,
	}),
	...['plex', 'jellyfin'].map((source, row) =>
		ours(
			`${source}Trigger`,
			`${source.charAt(0).toUpperCase()}${source.slice(1)} Trigger`,
			[-580, -60 + row * 280],
			{ events: ['watched'], mediaTypes: ['movie'], filters: { people: 'alice' } },
		),
	),
	{
		name: 'Not Asked Before',
		type: 'n8n-nodes-base.removeDuplicates',
		typeVersion: 2,
		position: [-320, 80],
		parameters: {
			operation: 'removeItemsSeenInPreviousExecutions',
			logic: 'removeItemsWithAlreadySeenKeyValues',
			dedupeValue: '={{ $json.key }}',
			options: {},
		},
	},
	editFields(
		'Write the Question',
		[0, 80],
		{
			chat: CHAT_ADDRESS,
			title: `=${what}`,
			question: `=How was ${forText(what)}? Rate it here: {{ $execution.resumeFormUrl }}`,
			content: `=How was ${forDiscord(what)}? Rate it here: {{ $execution.resumeFormUrl }}`,
		},
		{ keepsTheRest: true },
	),
	sendText('Ask in the Chat', [260, 80], {
		url: '={{ $json.chat }}',
		text: '={{ $json.question }}',
		content: '={{ $json.content }}',
	}),
	{
		name: 'Wait for the Answer',
		type: 'n8n-nodes-base.wait',
		typeVersion: 1.1,
		position: [520, 80],
		parameters: {
			resume: 'form',
			formTitle: `={{ ${play}.title }}`,
			formDescription: 'How was it, from 1 to 10?',
			formFields: FIELDS,
			limitWaitTime: true,
			resumeAmount: 2,
			resumeUnit: 'days',
			options: {},
		},
	},
	{
		name: 'Ask by E-Mail',
		type: 'n8n-nodes-base.emailSend',
		typeVersion: 2.1,
		position: [390, 330],
		parameters: {
			operation: 'sendAndWait',
			fromEmail: '',
			toEmail: '',
			subject: `={{ ${play}.title }}`,
			message: `=How was {{ ${play}.title }}, from 1 to 10?`,
			responseType: 'customForm',
			formFields: FIELDS,
			options: {
				messageButtonLabel: 'Rate it',
				responseFormTitle: `={{ ${play}.title }}`,
				limitWaitTime: {
					values: { limitType: 'afterTimeInterval', resumeAmount: 2, resumeUnit: 'days' },
				},
				appendAttribution: false,
			},
		},
		...shared('smtp'),
		disabled: true,
	},
	onlyIf('Answered?', [780, 80], `={{ (${ANSWER}) ? 'yes' : 'no' }}`, 'yes'),
	{
		name: 'Make a Rating of It',
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		position: [1120, 80],
		parameters: {
			mode: 'raw',
			jsonOutput: `={{ { event: 'rated', source: ${play}.source, key: ${play}.key + ':rated', at: $now.toUTC().toISO(), rating: Number(${ANSWER}), user: ${play}.user, media: ${play}.media } }}`,
			options: {},
		},
	},
	syncTo('trakt', "Alice's Trakt", [1400, -120], { options: { sendRatings: true } }),
	syncTo('jellyfin', "Alice's Jellyfin", [1400, 80], {
		authentication: 'user',
		options: { sendRatings: true },
	}),
	syncTo('simkl', "Alice's Simkl", [1400, 280], { options: { sendRatings: true } }),
	errorBranch(DESTINATIONS, { x: 1640, y: -260, heading: '4. Nothing is lost in silence' }),
	{
		nodes: [],
		wires: [
			...wire(['Plex Trigger', 'Jellyfin Trigger'], 'Not Asked Before'),
			...wire('Not Asked Before', 'Write the Question'),
			...wire('Write the Question', ['Ask in the Chat', 'Ask by E-Mail']),
			...wire('Ask in the Chat', 'Wait for the Answer'),
			...wire(['Wait for the Answer', 'Ask by E-Mail'], 'Answered?'),
			...wire('Answered?', 'Make a Rating of It'),
			...wire('Make a Rating of It', DESTINATIONS),
		],
	},
);
