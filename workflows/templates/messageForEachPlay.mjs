import { CHAT_ADDRESS, forDiscord, forText, sendPicture, sendText } from '../kit/chat.mjs';
import { editFields, onlyIf, what, who } from '../kit/fields.mjs';
import { ours } from '../kit/nodes.mjs';
import { overview, section } from '../kit/notes.mjs';
import { wire, workflow as workflowOf } from '../kit/workflow.mjs';
import { POINT_BOTH } from './steps.mjs';

const title = 'Send a message with the poster to your chat for each play';
const written = "$('Write the Message').item.json";
const message = {
	url: `={{ ${written}.chat }}`,
	text: `={{ ${written}.text }}`,
	content: `={{ ${written}.content }}`,
};
/** What the webhook calls an id is part of an address only if it is one: 32 digits and letters, with or without dashes. */
const HAS_POSTER =
	"={{ $json.source === 'jellyfin' && /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test($json.media?.ids?.jellyfin ?? '') ? 'jellyfin' : '' }}";

export const workflow = workflowOf(
	{ name: title },
	overview(
		{
			title,
			howItWorks:
				'Whatever somebody starts on Plex or Jellyfin is told in your chat: who watches what, with the poster. Plex sends the picture along with the start of a play; for Jellyfin it is fetched from the server. Where there is none, the message goes without.\n\nThe messages go to an incoming webhook by n8n’s own HTTP Request, in a form that Discord, Slack and Mattermost read. For another chat, for example Telegram or e-mail, put its node in the place of the two at the end.',
			setup: [
				POINT_BOTH,
				'In **Write the Message**, replace the address by that of your chat’s incoming webhook, and the sentence by one of yours: *content* is Discord’s, *text* is for all others. Names and titles stay plain text in both, and call nobody.',
				'In **Get the Poster from Jellyfin**, write the address of your server instead of `jellyfin.local`.',
				'Publish.',
			],
			after:
				'To hear of one person or one player only, set *Filters* in the triggers. To hear of what was finished instead, choose *Watched* in their *Events*: Plex sends no picture then.',
		},
		{ x: -900, y: -260, width: 440, height: 780 },
	),
	section('Sources', '1. What is watched', 'The start of each play; no pauses, no ratings.', {
		x: -420,
		y: -260,
		width: 300,
		height: 780,
	}),
	section('Message', '2. What to say', 'The address of the chat and the sentence, in one place.', {
		x: -80,
		y: -260,
		width: 300,
		height: 780,
	}),
	section(
		'Poster',
		'3. Find the poster',
		'Plex sent it already. Without one, the text is enough.',
		{
			x: 260,
			y: -260,
			width: 780,
			height: 780,
		},
	),
	section('Chat', '4. Send it', 'Three tries. What cannot be sent is in the executions list.', {
		x: 1080,
		y: -260,
		width: 300,
		height: 780,
	}),
	ours('plexTrigger', 'Plex Trigger', [-320, -60], {
		events: ['play'],
		itemOptions: { addPoster: true },
	}),
	ours('jellyfinTrigger', 'Jellyfin Trigger', [-320, 220], { events: ['play'] }),
	editFields(
		'Write the Message',
		[0, 80],
		{
			chat: CHAT_ADDRESS,
			text: `=${forText(who)} is watching ${forText(what)}.`,
			content: `=${forDiscord(who)} is watching ${forDiscord(what)}.`,
		},
		{ keepsTheRest: true },
	),
	onlyIf('From Jellyfin?', [340, 80], HAS_POSTER, 'jellyfin'),
	{
		name: 'Get the Poster from Jellyfin',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		position: [600, -60],
		parameters: {
			url: '=http://jellyfin.local:8096/Items/{{ $json.media.ids.jellyfin }}/Images/Primary?fillWidth=400&format=Jpg',
			options: {
				timeout: 15_000,
				response: { response: { responseFormat: 'file', outputPropertyName: 'poster' } },
			},
		},
		onError: 'continueRegularOutput',
	},
	onlyIf('Is There a Poster?', [860, 80], "={{ $binary.poster ? 'yes' : 'no' }}", 'yes'),
	sendPicture('Send with the Poster', [1160, -60], { ...message, picture: 'poster' }),
	sendText('Send the Text', [1160, 220], message),
	{
		nodes: [],
		wires: [
			...wire(['Plex Trigger', 'Jellyfin Trigger'], 'Write the Message'),
			...wire('Write the Message', 'From Jellyfin?'),
			...wire('From Jellyfin?', 'Get the Poster from Jellyfin'),
			...wire('From Jellyfin?', 'Is There a Poster?', 1),
			...wire('Get the Poster from Jellyfin', 'Is There a Poster?'),
			...wire('Is There a Poster?', 'Send with the Poster'),
			...wire('Is There a Poster?', 'Send the Text', 1),
		],
	},
);
