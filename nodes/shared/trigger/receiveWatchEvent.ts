import type { INodeExecutionData, IWebhookResponseData } from 'n8n-workflow';
import { reportOf, UnreadableBody } from '../../../media';
import type { Report, WatchEvent } from '../../../media';
import { comesThrough, outputOf } from './outputs';
import { rawPayload } from './rawPayload';
import { receivedBody } from './request/receivedBody';
import type { ReceivedBody } from './request/receivedBody';
import { Refusal } from './request/triggerContext';
import type { TriggerContext, TriggerRequest } from './request/triggerContext';
import { checkToken, presentsToken } from './request/webhookToken';
import { settingsOf } from './settings';
import type { TriggerSettings } from './settings';
import { Viewings } from './viewings';

/**
 * Whether a request carries nothing at all, told by its headers alone: a stranger's body is not read to find that out.
 * Tautulli's *Test* button sends such a one (v2.17.2: notifier_config.html gives the test boxes of its own, which are empty,
 * and notifiers.py then sends neither a body nor the agent's headers).
 */
export function isEmpty({ headers }: TriggerRequest): boolean {
	const { 'content-length': length, 'transfer-encoding': encoding } = headers;
	return encoding === undefined && (length === undefined || length === '0');
}

/**
 * What a test without a play is answered. Without a token it is told no more than a 401 would tell, that somebody listens
 * at this address; a token that it does carry is checked as ever, and refused as ever.
 */
export async function testAnswer(context: TriggerContext, source: string): Promise<string> {
	if (!presentsToken(context)) {
		return `The address works. A test of ${source} carries no token and no play, so play something to see the rest.`;
	}
	await checkToken(context);
	return 'The address and the token work. This test carries no play, so nothing was started.';
}

/** Of all triggers in this process. */
const viewings = new Viewings();

/** What a trigger has to know about its media server; the rest is the same for all. */
export interface WebhookSource {
	/** As people call it, for the answers to requests that cannot be read. */
	name: string;
	/** The form field that holds the JSON, where the source sends a form. */
	formField: string;
	/** Its Test button sends nothing but the request itself. */
	hasEmptyTest?: true;
	/** What a request reports, or its event where that says it all (`reportOf`); `undefined` for nothing of ours. */
	parse(body: unknown, place: TriggerPlace): Report | WatchEvent | undefined;
	/** For a source that reports more than happens: the event it amounts to, or none. */
	settle?(event: WatchEvent, payload: unknown, place: TriggerPlace): WatchEvent | undefined;
}

/** Which trigger is listening, and for what. */
export interface TriggerPlace {
	/** Different for each trigger node, and for its test and its production address. */
	id: string;
	events: ReadonlySet<string>;
}

/**
 * Everything a trigger does with a request. It never throws: n8n would answer 500 and store an
 * execution that nobody can use.
 */
export async function receiveWatchEvent(
	context: TriggerContext,
	source: WebhookSource,
): Promise<IWebhookResponseData> {
	try {
		if (source.hasEmptyTest && isEmpty(context.getRequestObject())) {
			return answer(context, { status: 200, message: await testAnswer(context, source.name) });
		}
		await checkToken(context);
		const settings = settingsOf(context);
		const body = await receivedBody(context, source.formField);
		const event = wantedEvent(context, source, settings, body);
		// n8n then answers 200 and starts no execution.
		if (event === undefined) return {};

		const item = await itemOf(context, event, body, settings);
		return { workflowData: routed(item, event, settings) };
	} catch (reason) {
		return answer(context, refusalFor(reason, context, source));
	}
}

function wantedEvent(
	context: TriggerContext,
	source: WebhookSource,
	settings: TriggerSettings,
	{ payload }: ReceivedBody,
): WatchEvent | undefined {
	const id = [context.getWorkflow().id, context.getNode().id, context.getMode()].join(':');
	const place = { id, events: settings.events };
	const read = source.parse(payload, place);
	if (read === undefined) return undefined;
	const report = 'type' in read ? read : reportOf(read);
	// A saved state names no player, and still tells how far a viewing got.
	if (report.type !== 'sign' && !comesThrough(report.event, settings)) return undefined;

	const settled = viewings.settle(report, id, settings);
	const event = settled && source.settle ? source.settle(settled, payload, place) : settled;
	return event !== undefined && settings.events.has(event.event) ? event : undefined;
}

async function itemOf(
	context: TriggerContext,
	event: WatchEvent,
	{ payload, poster }: ReceivedBody,
	settings: TriggerSettings,
): Promise<INodeExecutionData> {
	const json = { ...event, ...(settings.addRawPayload ? rawPayload(payload) : {}) };
	if (!settings.addPoster || poster === undefined) return { json };
	try {
		const { content, type, fileName } = poster;
		const picture = await context.helpers.prepareBinaryData(content, fileName, type);
		return { json, binary: { poster: picture } };
	} catch {
		// A play is worth more than its picture.
		context.logger.warn(
			`${context.getNode().name} could not store a poster and went on without it`,
		);
		return { json };
	}
}

function routed(
	item: INodeExecutionData,
	event: WatchEvent,
	{ people }: TriggerSettings,
): INodeExecutionData[][] {
	if (people === undefined) return [[item]];
	const output = outputOf(event.user, people);
	return Array.from({ length: people.length + 1 }, (_, index) => (index === output ? [item] : []));
}

function refusalFor(reason: unknown, context: TriggerContext, { name }: WebhookSource): Refusal {
	if (reason instanceof Refusal) return reason;
	if (reason instanceof UnreadableBody) return new Refusal(400, reason.message);
	const kind = reason instanceof Error ? reason.name : typeof reason;
	context.logger.error(`${context.getNode().name} could not take in a request (${kind})`);
	return new Refusal(400, `This request could not be taken in as a ${name} webhook.`);
}

/** Writing the answer ourselves is the way to say something without an execution. */
function answer(
	context: TriggerContext,
	{ status, message }: { status: number; message: string },
): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}
