import type { IHookFunctions } from 'n8n-workflow';

import { isServiceError } from '../../../services/http/serviceError';
import { failureOf, nodeErrorOf } from '../action/failure';
import { UnusableInput } from '../action/unusableInput';
import { text } from './request/triggerContext';
import { WEBHOOK_TOKEN_CREDENTIAL } from './request/webhookToken';

/** Where a trigger listens, and what a request has to carry. */
export interface ListeningPlace {
	address: string;
	/** Absent where the trigger takes events from anybody. */
	token?: string;
}

/** The list of webhooks at a media server, as far as one trigger is concerned. */
export interface WebhookList {
	has(place: ListeningPlace): Promise<boolean>;
	/** Adds this one, or brings it up to date; all others stay. */
	add(place: ListeningPlace): Promise<void>;
	remove(address: string): Promise<void>;
}

/** n8n comes up, or another of its processes takes over. */
const STARTS: ReadonlySet<string> = new Set(['init', 'leadershipChange']);

export type OpenList = (hook: IHookFunctions) => Promise<WebhookList>;

/** n8n's question before `create`, also at each of its starts. Pasted by hand, the webhook is a person's to look after. */
export async function isRegistered(hook: IHookFunctions, open: OpenList): Promise<boolean> {
	return await unlessByHand(hook, async () => {
		const place = await placeOf(hook);
		return !hasMoved(hook, place) && (await isStillThere(hook, place, open));
	});
}

/**
 * While n8n starts, a media server that does not answer is no reason not to listen: what was registered when the workflow
 * was published is there still, as far as anybody knows.
 */
async function isStillThere(
	hook: IHookFunctions,
	place: ListeningPlace,
	open: OpenList,
): Promise<boolean> {
	const list = await open(hook);
	return await list.has(place).catch((thrown: unknown) => {
		const isStart = STARTS.has(hook.getActivationMode());
		const wasThere = rememberedAddress(hook) === place.address;
		if (!isStart || !wasThere || !isServiceError(thrown, 'retry')) throw thrown;
		hook.logger.warn(
			`${hook.getNode().name} could not look after its webhook and listens as before: ${thrown.message}`,
		);
		return true;
	});
}

/** Publishing, or the beginning of a test listen. An address that n8n had before is taken away with it. */
export async function register(hook: IHookFunctions, open: OpenList): Promise<boolean> {
	return await unlessByHand(hook, async () => {
		const place = await placeOf(hook);
		const list = await open(hook);
		await list.add(place);
		// A test listen leaves what the published workflow has alone.
		if (isTest(hook)) return true;
		const before = rememberedAddress(hook);
		if (before !== '' && before !== place.address) await list.remove(before);
		hook.getWorkflowStaticData('node').registeredAddress = place.address;
		return true;
	});
}

/** Unpublishing, or the end of a test listen. */
export async function deregister(hook: IHookFunctions, open: OpenList): Promise<boolean> {
	return await unlessByHand(hook, async () => {
		const address = addressOf(hook);
		await (await open(hook)).remove(address);
		if (rememberedAddress(hook) === address) {
			delete hook.getWorkflowStaticData('node').registeredAddress;
		}
		return true;
	});
}

/** What n8n says when a workflow cannot be published comes from here, so it is said as in a node that runs. */
async function unlessByHand(hook: IHookFunctions, work: () => Promise<boolean>): Promise<boolean> {
	if (hook.getNodeParameter('registration', 'manual') !== 'automatic') return true;
	try {
		return await work();
	} catch (thrown) {
		throw nodeErrorOf(hook.getNode(), failureOf(thrown));
	}
}

const isTest = (hook: IHookFunctions): boolean => hook.getActivationMode() === 'manual';

/** The address without the token, so that nothing secret lies in the workflow. */
const rememberedAddress = (hook: IHookFunctions): string =>
	text(hook.getWorkflowStaticData('node').registeredAddress);

/** True where n8n listens somewhere else than it did when the workflow was published. */
function hasMoved(hook: IHookFunctions, { address }: ListeningPlace): boolean {
	const before = rememberedAddress(hook);
	return !isTest(hook) && before !== '' && before !== address;
}

function addressOf(hook: IHookFunctions): string {
	const address = hook.getNodeWebhookUrl('default');
	if (address !== undefined && address !== '') return address;
	throw new UnusableInput(
		'n8n gave this trigger no address',
		'Save the workflow, then publish it again.',
	);
}

async function placeOf(hook: IHookFunctions): Promise<ListeningPlace> {
	const address = addressOf(hook);
	if (hook.getNodeParameter('authentication', 'token') === 'none') return { address };
	const credential = await hook.getCredentials(WEBHOOK_TOKEN_CREDENTIAL);
	const token = text(credential.token).trim();
	if (token !== '') return { address, token };
	throw new UnusableInput(
		'The webhook token of this trigger is empty',
		'Open the Media Server Webhook Token credential and make up a token, then publish the workflow again.',
	);
}
