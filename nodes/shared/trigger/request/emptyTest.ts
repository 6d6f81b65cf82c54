import type { TriggerContext, TriggerRequest } from './triggerContext';
import { checkToken, presentsToken } from './webhookToken';

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
