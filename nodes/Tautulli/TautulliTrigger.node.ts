import type { INodeType, INodeTypeDescription } from 'n8n-workflow';

import { watchEventFromTautulli } from '../../media';
import type { WatchEventKind } from '../../media';
import { editorTexts, eventChoices } from '../shared/trigger/description/editorTexts';
import {
	authentication,
	filters,
	itemOptions,
	mediaTypes,
	output,
	people,
} from '../shared/trigger/description/properties';
import { pastedByHand } from '../shared/trigger/description/registrationFields';
import { outputsExpression } from '../shared/trigger/outputs';
import { receiveWatchEvent } from '../shared/trigger/receiveWatchEvent';
import type { TriggerContext } from '../shared/trigger/request/triggerContext';
import { unreadBody } from '../shared/trigger/request/unreadBody';
import { webhookTokenTest } from '../shared/trigger/request/webhookToken';

/** Tautulli notices plays; of marks and ratings it knows nothing. */
const EVENTS: WatchEventKind[] = ['play', 'pause', 'resume', 'stop', 'watched'];

export class TautulliTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Tautulli Trigger',
		name: 'tautulliTrigger',
		icon: { light: 'file:tautulli.svg', dark: 'file:tautulli.dark.svg' },
		group: ['trigger'],
		// 1 on purpose, see shared/trigger/unreadBody.ts.
		version: 1,
		subtitle: '={{$parameter["events"].join(", ")}}',
		description:
			'Starts the workflow when somebody plays, pauses or watches a title on a Plex that Tautulli looks after',
		...editorTexts(
			'Tautulli',
			'in Tautulli under Settings → Notification Agents, as a Webhook with the header X-Scrobble-Token',
			'In Tautulli, open <b>Settings → Notification Agents → Add a new notification agent → Webhook</b>. Paste the address as Webhook URL with the method POST, tick the triggers <b>Playback Start</b>, <b>Stop</b>, <b>Pause</b>, <b>Resume</b> and <b>Watched</b>, and copy the template from <b>Docs</b> above into <b>Data → JSON Data</b> of each, with <code>{"X-Scrobble-Token": "your token"}</code> as <b>JSON Headers</b>.',
		),
		defaults: { name: 'Tautulli Trigger' },
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
				path: 'tautulli',
				ndvHideMethod: true,
			},
		],
		properties: [
			{
				displayName:
					'Paste the address as a Webhook under Settings → Notification Agents, and the template from the documentation into its JSON Data: Tautulli sends nothing by itself. No Plex Pass is needed.',
				name: 'templateNotice',
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
				default: ['play', 'pause', 'resume', 'stop', 'watched'],
				description: 'The events to listen to',
			},
			mediaTypes,
			output,
			people,
			filters('people', 'servers', 'libraries', 'players'),
			itemOptions(false),
			unreadBody,
		],
	};

	methods = { credentialTest: { webhookTokenTest } };

	webhookMethods = pastedByHand;

	async webhook(this: TriggerContext) {
		return await receiveWatchEvent(this, {
			name: 'Tautulli',
			formField: 'payload',
			hasEmptyTest: true,
			parse: (body) => watchEventFromTautulli(body),
		});
	}
}
