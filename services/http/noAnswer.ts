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

/**
 * True for a web page where data was asked for: a proxy, Cloudflare or a sign-in wall answered, not the service.
 * The `cf-ray` header says nothing here: Cloudflare adds it to the service's own answers as well.
 */
export function isGatewayPage(answer: ServiceAnswer): boolean {
	if ((answer.headers['content-type'] ?? '').toLowerCase().includes('text/html')) return true;
	return typeof answer.body === 'string' && /^\s*<(!doctype|html|head|body)\b/i.test(answer.body);
}

/** Texts for a gateway's page; a 5xx or 429 among them is worth another try, the rest is not. */
export function explainGatewayPage(name: string, answer: ServiceAnswer): Explanation {
	if (answer.status >= 500) {
		return {
			kind: 'retry',
			message: `The gateway in front of ${name} answered ${answer.status} with a web page`,
			description: `${name} is not reachable behind its gateway at the moment. Run this item again in some minutes.`,
		};
	}
	if (answer.status === 429) {
		return {
			kind: 'retry',
			message: `The gateway in front of ${name} has received too many requests (429, a web page instead of data)`,
			description: `This says nothing about your sign-in. Wait some minutes, then run this item again. If it stays, check whether this machine's internet address (a VPN, a hosting provider) is blocked by ${name}.`,
		};
	}
	if (answer.status === 403) {
		return {
			kind: 'refused',
			message: `The gateway in front of ${name} turned the request away (${answer.status}, a web page instead of data)`,
			description: `This says nothing about your sign-in. Check whether this machine's internet address (a VPN, a hosting provider) is blocked by ${name}, wait a while, then run this item again.`,
		};
	}
	const isFine = answer.status >= 200 && answer.status < 300;
	return {
		// What was to be done may have been done behind it, and the page may be gone the next time.
		kind: isFine ? 'retry' : 'refused',
		message: `A web page came back instead of ${name}'s data (${answer.status})`,
		description: `Check the address of ${name} in the credential, and whether a proxy or a sign-in page stands between n8n and ${name}.`,
	};
}
