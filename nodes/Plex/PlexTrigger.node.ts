import type { IHookFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';

import { watchEventFromPlex } from '../../media';
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

import { PLEX_CREDENTIAL, plexWebhookList } from './client';

/** Plex tells nothing of a mark taken back, nor of the time between pause and stop. */
const EVENTS: WatchEventKind[] = ['play', 'pause', 'resume', 'stop', 'watched', 'rated', 'unrated'];

export class PlexTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Plex Trigger',
		name: 'plexTrigger',
		icon: { light: 'file:plex.svg', dark: 'file:plex.dark.svg' },
		group: ['trigger'],
		// 1 on purpose, see shared/trigger/unreadBody.ts.
		version: 1,
		subtitle: '={{$parameter["events"].join(", ")}}',
		description:
			'Starts the workflow when somebody plays, pauses, watches or rates a title on Plex',
		...editorTexts(
			'Plex',
			'in Plex under Settings → Webhooks, with ?token=… at its end',
			'In Plex, open <b>Settings → Webhooks → Add Webhook</b> and paste the address, with <code>?token=</code> and the token of your credential at its end. Plex Pass is needed, and in the settings of each server, under <b>Network</b>, webhooks must be switched on.',
			true,
		),
		defaults: { name: 'Plex Trigger' },
		inputs: [],
		outputs: outputsExpression,
		credentials: [
			{
				name: 'mediaServerWebhookTokenApi',
				required: true,
				testedBy: 'webhookTokenTest',
				displayOptions: { show: { authentication: ['token'] } },
			},
			{ name: PLEX_CREDENTIAL, required: true, displayOptions: BY_ITSELF },
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: 'noData',
				path: 'plex',
				ndvHideMethod: true,
			},
		],
		properties: [
			{
				displayName:
					'Plex sends webhooks for accounts with Plex Pass only. Paste the address under Settings → Webhooks of that account, with <code>?token=…</code> at its end.',
				name: 'plexPassNotice',
				type: 'notice',
				default: '',
				displayOptions: BY_HAND,
			},
			{
				displayName:
					'Publishing adds the address, with the token, to the webhooks of the Plex account whose token is in the credential, and unpublishing takes it out; a test listen does the same with the test address. Plex Pass is needed, and the server must reach this n8n.',
				name: 'automaticNotice',
				type: 'notice',
				default: '',
				displayOptions: BY_ITSELF,
			},
			registrationField('to the webhooks of the Plex account'),
			authentication,
			{
				displayName: 'Events',
				name: 'events',
				type: 'multiOptions',
				required: true,
				options: eventChoices(EVENTS),
				default: ['play', 'pause', 'resume', 'stop', 'watched', 'rated'],
				description: 'The events to listen to',
			},
			ratedMediaTypes,
			output,
			people,
			{
				displayName:
					'Plex may name the owner of a server by account ID 1 in one event and by the plex.tv ID in the next. List both, or the name.',
				name: 'ownerNotice',
				type: 'notice',
				default: '',
				displayOptions: { show: { output: ['perPerson'] } },
			},
			filters('people', 'servers', 'libraries', 'players'),
			itemOptions(true),
			unreadBody,
		],
	};

	methods = { credentialTest: { webhookTokenTest } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isRegistered(this, plexWebhookList);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await register(this, plexWebhookList);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await deregister(this, plexWebhookList);
			},
		},
	};

	async webhook(this: TriggerContext) {
		return await receiveWatchEvent(this, {
			name: 'Plex',
			formField: 'payload',
			parse: (body) => watchEventFromPlex(body),
		});
	}
}
