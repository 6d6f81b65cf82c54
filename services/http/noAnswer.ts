import type {
	NoAnswer,
	NoAnswerCode,
	ServiceAnswer,
	SignInRejected,
	SignInRejection,
} from './exchange';
import type { Explanation } from './serviceClient';

/** Texts for a request without any answer. The sender's own message is left out: it may hold addresses. */
export function explainNoAnswer(name: string, { code }: NoAnswer): Explanation {
	const happened: Record<NoAnswerCode, string> = {
		timeout: `${name} did not answer in time`,
		connectionLost: `The connection to ${name} broke before the answer came`,
		tooLarge: `${name} gave an answer that is larger than any that is needed`,
		unreachable: `${name} could not be reached`,
	};
	return {
		kind: 'retry',
		code,
		message: happened[code],
		description: `${name} may be down or this machine offline. Check the connection and the address in the credential, then run this item again.`,
	};
}

/** Texts for a 408 or 425: a gateway's, whatever service it stands in front of. */
export function explainPassing(name: string, { status }: ServiceAnswer): Explanation {
	return {
		kind: 'retry',
		message: `The request to ${name} was not waited for (${status})`,
		description: `${name}, or a gateway in front of it, is slow or starting. Nothing is wrong with this item. Run it again in some minutes.`,
	};
}

/** Texts for what was not begun, because everything before it at this account took too long. */
export function explainTurnTooLate(name: string): Explanation {
	return {
		kind: 'retry',
		message: `This waited ten minutes for its turn at this ${name} account, and was given up for now`,
		description: `Everything of one account is sent one after the other, and what came before this took too long: ${name} may be slow, or an import may be running. Nothing is wrong with this item. Run it again in some minutes.`,
	};
}

/** Texts for a sign-in that is not there, or that survived one refresh and is still not accepted. */
export function explainSignInRejected(name: string, { code }: SignInRejected): Explanation {
	const texts: Record<SignInRejection, Omit<Explanation, 'kind' | 'code'>> = {
		notConnected: {
			message: `The ${name} credential is not connected to an account`,
			description: `Open the ${name} credential in n8n and connect it, then run this item again.`,
		},
		appUnknown: {
			message: `${name} no longer knows the app behind this credential`,
			description: `Check at ${name} whether the app is still there, put its client ID (and its secret, if it has one) into the credential and connect it again, then run this item again.`,
		},
		readOnly: {
			message: `This ${name} sign-in may only read`,
			description: `Open the ${name} credential in n8n and connect it again, so that it may write as well, then run this item again.`,
		},
		refused: {
			message: `${name} no longer accepts this account's sign-in`,
			description: `Open the ${name} credential in n8n and connect it again, then run this item again. If this comes back soon, another app may have replaced this connection.`,
		},
	};
	return {
		kind: 'reconnect',
		code: code === 'refused' ? 'signInRefused' : code,
		...texts[code],
	};
}
