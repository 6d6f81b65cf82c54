import type { ServiceAnswer } from './exchange';
import type { Explanation } from './serviceClient';

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
