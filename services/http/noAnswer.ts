import type { NoAnswer, NoAnswerReason } from './exchange';
import type { Explanation } from './serviceClient';

/** Texts for a request without any answer. The sender's own message is left out: it may hold addresses. */
export function explainNoAnswer(name: string, { reason }: NoAnswer): Explanation {
	const happened: Record<NoAnswerReason, string> = {
		timeout: `${name} did not answer in time`,
		connectionLost: `The connection to ${name} broke before the answer came`,
		unreachable: `${name} could not be reached`,
	};
	return {
		kind: 'retry',
		message: happened[reason],
		description: `${name} may be down or this machine offline. Check the connection and the address in the credential, then run this item again.`,
	};
}

/** Texts for a sign-in that survived one refresh and is still not accepted. */
export function explainSignInRejected(name: string): Explanation {
	return {
		kind: 'reconnect',
		message: `${name} no longer accepts this account's sign-in`,
		description: `Open the ${name} credential in n8n and connect it again, then run this item again. If this comes back soon, another app may have replaced this connection.`,
	};
}
