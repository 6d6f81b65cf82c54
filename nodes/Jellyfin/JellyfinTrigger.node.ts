import type { INodeType, INodeTypeDescription } from 'n8n-workflow';

import type { WatchEventKind } from '../../media';
import { editorTexts } from '../shared/trigger/editorTexts';
import { eventChoices } from '../shared/trigger/eventChoices';
import { outputsExpression } from '../shared/trigger/outputs';
import { pastedByHand } from '../shared/trigger/pastedByHand';
import {
	authentication,
	filters,
	itemOptions,
	mediaTypes,
	output,
	people,
} from '../shared/trigger/properties';
import { receiveWatchEvent } from '../shared/trigger/receiveWatchEvent';
import type { TriggerContext } from '../shared/trigger/triggerContext';
import { unreadBody } from '../shared/trigger/unreadBody';
import { webhookTokenTest } from '../shared/trigger/webhookToken';

import { jellyfinWebhook } from './jellyfinWebhook';

const EVENTS: WatchEventKind[] = [
	'play',
	'pause',
	'resume',
	'progress',
	'stop',
	'watched',
	'unwatched',
	'rated',
];

export class JellyfinTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Jellyfin Trigger',
		name: 'jellyfinTrigger',
		icon: { light: 'file:jellyfin.svg', dark: 'file:jellyfin.dark.svg' },
		group: ['trigger'],
		// 1 on purpose, see shared/trigger/unreadBody.ts.
		version: 1,
		subtitle: '={{$parameter["events"].join(", ")}}',
		description:
			'Starts the workflow when somebody plays, watches, marks or rates a title on Jellyfin',
		...editorTexts(
			'Jellyfin',
			'in Jellyfin under Dashboard → Plugins → Webhook, in a Generic Destination with the header X-Scrobble-Token',
			'In Jellyfin, open <b>Dashboard → Plugins → Webhook</b> (install it from the catalogue first) and choose <b>Add Generic Destination</b>. Paste the address as Webhook Url, tick <b>Playback Start</b>, <b>Playback Stop</b>, <b>User Data Saved</b>, <b>Movies</b>, <b>Episodes</b> and <b>Send All Properties</b>, and add the request header <code>X-Scrobble-Token</code> with the token of your credential.',
		),
		defaults: { name: 'Jellyfin Trigger' },
		inputs: [],
		outputs: outputsExpression,
		credentials: [
			{
				name: 'mediaServerWebhookTokenApi',
				required: true,
				testedBy: 'webhookTokenTest',
				displayOptions: { show: { authentication: ['token'] } },
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: 'noData',
				path: 'jellyfin',
				ndvHideMethod: true,
			},
		],
		properties: [
			{
				displayName:
					'Paste the address as a Generic Destination of Jellyfin’s Webhook plugin. Tick Playback Start, Playback Stop, User Data Saved and Send All Properties, and send the token as the header X-Scrobble-Token.',
				name: 'pluginNotice',
				type: 'notice',
				default: '',
			},
			authentication,
			{
				displayName: 'Events',
				name: 'events',
				type: 'multiOptions',
				required: true,
				options: eventChoices(EVENTS),
				default: ['play', 'pause', 'resume', 'stop', 'watched', 'unwatched', 'rated'],
				description: 'The events to listen to',
			},
			{
				displayName:
					'Pause, Resume and Progress come only if Playback Progress is ticked in the Webhook plugin as well. Jellyfin then sends a request every second for each viewer, and each costs n8n nearly as much as an execution, also when nothing comes of it: a small machine takes about 30 a second. Without it, Play, Stop and Watched still come.',
				name: 'progressNotice',
				type: 'notice',
				default: '',
				displayOptions: { show: { events: ['pause', 'resume', 'progress'] } },
			},
			mediaTypes,
			output,
			people,
			// No libraries: the plugin does not say which one a title is in.
			filters('people', 'servers', 'players'),
			itemOptions(false),
			unreadBody,
		],
	};

	methods = { credentialTest: { webhookTokenTest } };

	webhookMethods = pastedByHand;

	async webhook(this: TriggerContext) {
		return await receiveWatchEvent(this, jellyfinWebhook);
	}
}
