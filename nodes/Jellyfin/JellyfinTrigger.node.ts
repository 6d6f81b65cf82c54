import type { IHookFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';

import type { WatchEventKind } from '../../media';
import { editorTexts, eventChoices } from '../shared/trigger/description/editorTexts';
import {
	authentication,
	filters,
	itemOptions,
	ratedMediaTypes,
	output,
	people,
} from '../shared/trigger/description/properties';
import {
	BY_HAND,
	BY_ITSELF,
	registrationField,
} from '../shared/trigger/description/registrationFields';
import { outputsExpression } from '../shared/trigger/outputs';
import { receiveWatchEvent } from '../shared/trigger/receiveWatchEvent';
import { deregister, isRegistered, register } from '../shared/trigger/registration';
import type { TriggerContext } from '../shared/trigger/request/triggerContext';
import { unreadBody } from '../shared/trigger/request/unreadBody';
import { webhookTokenTest } from '../shared/trigger/request/webhookToken';

import { CREDENTIAL_OF } from './authentication';
import { jellyfinWebhook, jellyfinWebhookList } from './webhook/jellyfinWebhook';

const EVENTS: WatchEventKind[] = [
	'play',
	'pause',
	'resume',
	'progress',
	'stop',
	'watched',
	'unwatched',
	'rated',
	'unrated',
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
			'In Jellyfin, open <b>Dashboard → Plugins → Webhook</b> (install it first, under <b>Available</b>; before Jellyfin 10.11: <b>Catalog</b>) and choose <b>Add Generic Destination</b>. Paste the address as Webhook Url, tick <b>Playback Start</b>, <b>Playback Stop</b>, <b>User Data Saved</b>, <b>Movies</b>, <b>Episodes</b>, <b>Videos</b>, <b>Series</b>, <b>Season</b> and <b>Send All Properties</b>, and add the request header <code>X-Scrobble-Token</code> with the token of your credential.',
			true,
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
			{ name: CREDENTIAL_OF.apiKey, required: true, displayOptions: BY_ITSELF },
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
					'Paste the address as a Generic Destination of Jellyfin’s Webhook plugin. Tick Playback Start, Playback Stop, User Data Saved, Movies, Episodes, Videos, Series, Season and Send All Properties, and send the token as the header X-Scrobble-Token.',
				name: 'pluginNotice',
				type: 'notice',
				default: '',
				displayOptions: BY_HAND,
			},
			{
				displayName:
					'Publishing adds a Generic Destination with all that is needed to Jellyfin’s Webhook plugin, and unpublishing takes it out; a test listen does the same with the test address. The plugin has to be installed, the credential has to be an administrator’s API key, and the server must reach this n8n.',
				name: 'automaticNotice',
				type: 'notice',
				default: '',
				displayOptions: BY_ITSELF,
			},
			registrationField('to Jellyfin’s Webhook plugin'),
			{
				displayName: 'Send Playback Progress',
				name: 'playbackProgress',
				type: 'boolean',
				default: false,
				displayOptions: BY_ITSELF,
				description:
					'Whether Jellyfin shall send Playback Progress as well, every second for each viewer; without it there is no Pause, no Resume and no Progress',
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
			ratedMediaTypes,
			output,
			people,
			// No libraries: the plugin does not say which one a title is in.
			filters('people', 'servers', 'players'),
			itemOptions(false),
			unreadBody,
		],
	};

	methods = { credentialTest: { webhookTokenTest } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isRegistered(this, jellyfinWebhookList);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await register(this, jellyfinWebhookList);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await deregister(this, jellyfinWebhookList);
			},
		},
	};

	async webhook(this: TriggerContext) {
		return await receiveWatchEvent(this, jellyfinWebhook);
	}
}
