import { createServiceClient } from '../http/client';
import type { Clock, SendOnce, ServiceAnswer } from '../http/exchange';
import { dataOf, textOf } from '../http/json';
import type { Explanation, ServiceClient } from '../http/serviceClient';

/** n8n's own public API: what a program may do in it with an API key. */
export function createN8nClient(options: {
	account: string;
	send: SendOnce;
	clock?: Clock;
}): ServiceClient {
	return createServiceClient({
		...options,
		service: 'n8n',
		name: 'n8n',
		writeIntervalMs: 0,
		explain: explainN8nAnswer,
		explainSignIn: () => keyRefused(401),
	});
}

const keyRefused = (status: number): Explanation => ({
	kind: 'refused',
	message: `n8n does not accept the API key (${status})`,
	description:
		'Create an API key under Settings, n8n API, with the scopes to create, list and update credentials, and put it into the Connect by Code credential.',
});

/** What an answer of n8n's own API means. */
export function explainN8nAnswer({ status, body }: ServiceAnswer): Explanation {
	if (status === 401 || status === 403) return keyRefused(status);
	if (status === 404) {
		return {
			kind: 'refused',
			message: "n8n's API is not at this address (404)",
			description:
				"Check n8n's address in the Connect by Code credential, and whether the API is switched on (N8N_PUBLIC_API_DISABLED).",
		};
	}
	if (status >= 500) {
		return {
			kind: 'retry',
			message: `n8n is not available at the moment (${status})`,
			description: 'Open the form again in some minutes.',
		};
	}
	const said = textOf(dataOf(body).message)?.slice(0, 200);
	return {
		kind: 'refused',
		message: `n8n did not keep the credential (${status})${said ? `: ${said}` : ''}`,
		description: 'Look for a newer version of this package, or report it with this text.',
	};
}
