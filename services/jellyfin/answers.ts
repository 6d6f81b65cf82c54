import type { ServiceAnswer, SignInRejected } from '../http/exchange';
import { explainSignInRejected } from '../http/noAnswer';
import type { Explanation } from '../http/serviceClient';
import { ServiceError } from '../http/serviceError';
import type { Candidate } from '../http/serviceError';

/** What an answer of Jellyfin means: one text per class, each with what happened and what to do now. */
export function explainJellyfinAnswer(answer: ServiceAnswer): Explanation {
	const { status } = answer;
	if (status === 503) {
		return {
			kind: 'retry',
			message: 'Jellyfin is starting or being updated (503)',
			description: 'Nothing is wrong with this item. Run it again in some minutes.',
		};
	}
	if (status >= 500) {
		return {
			kind: 'retry',
			message: `Jellyfin could not carry this out (${status})`,
			description:
				"Run this item again in some minutes. If it stays like this, look into Jellyfin's log at this time: Dashboard, Logs.",
		};
	}
	if (status >= 300 && status < 400) {
		return {
			kind: 'refused',
			message: `The address in the credential leads somewhere else (${status})`,
			description:
				'Redirects are not followed, because they would carry the sign-in to another address. Put the final address of Jellyfin into the credential, often the one with https.',
		};
	}
	return byStatus[status]?.(answer) ?? unexpected(answer);
}

const SIGN_IN_AGAIN =
	'With an API key: it was deleted or mistyped, so put one from Dashboard, API Keys into the credential. With a user: the password was changed or the session ended, and signing in again did not work either. If both are right, a proxy in front of Jellyfin may be taking the Authorization header away.';

/** n8n handles the 401 and the renewed sign-in itself, so no answer is left to read. */
export function explainJellyfinSignIn(name: string, rejected: SignInRejected): Explanation {
	const explanation = explainSignInRejected(name, rejected);
	return rejected.code === 'refused'
		? {
				kind: 'reconnect',
				message: "Jellyfin does not accept this credential's sign-in (401)",
				description: SIGN_IN_AGAIN,
			}
		: explanation;
}

const byStatus: Record<number, (answer: ServiceAnswer) => Explanation> = {
	400: (answer) => ({
		kind: 'refused',
		message: `Jellyfin did not take the request as it was sent (400)${reason(answer)}`,
		description:
			'Check the values of this item. With an API key every request has to name a user of that server: choose the user in the node. What concerns the signed-in user alone needs a user credential.',
	}),
	401: () => ({
		kind: 'reconnect',
		message: "Jellyfin does not accept this credential's sign-in (401)",
		description: SIGN_IN_AGAIN,
	}),
	403: () => ({
		kind: 'refused',
		message: 'Jellyfin does not let this sign-in do that (403)',
		description:
			"A user may only act for themselves. Choose that user in the node, or use a credential with an administrator's API key. A user can also be switched off, or be barred from signing in remotely or at this hour.",
	}),
	404: () => ({
		kind: 'notFound',
		message: 'Jellyfin does not have this, or does not show it to this user (404)',
		description:
			"Check the id, and under Dashboard, Users which libraries this user may see. If every request ends like this, check the address in the credential: it has to include Jellyfin's base URL where one is set, and this node needs Jellyfin 10.9 or newer.",
	}),
	429: () => ({
		kind: 'retry',
		message: 'Too many requests for Jellyfin, or for a proxy in front of it (429)',
		description: 'Run this item again later.',
	}),
};

/** For an answer in a form that no Jellyfin gives, although its status was fine. */
export const NOT_JELLYFIN = {
	message: 'Something other than Jellyfin answered at this address',
	description:
		'Check the address in the credential: host, port (8096 unless changed) and, where one is set, the base URL of Jellyfin. Another program may be listening there. If it is right, run this again in some minutes.',
};

/** The same where an answer is read further. */
export function notJellyfin(): ServiceError {
	return new ServiceError({ service: 'jellyfin', kind: 'retry', ...NOT_JELLYFIN });
}

/** For what was looked for and is not there. */
export function notFound(message: string, description: string): ServiceError {
	return new ServiceError({ service: 'jellyfin', kind: 'notFound', message, description });
}

/** For what may be one of several: none of them is taken. */
export function ambiguous(message: string, description: string, candidates: Candidate[]) {
	return new ServiceError({
		service: 'jellyfin',
		kind: 'ambiguous',
		message,
		description,
		candidates,
	});
}

/** For what is never sent at all, and for answers that sending again will not change. */
export function refused(message: string, description: string): ServiceError {
	return new ServiceError({ service: 'jellyfin', kind: 'refused', message, description });
}

function unexpected({ status }: ServiceAnswer): Explanation {
	return {
		kind: 'refused',
		message: `Jellyfin gave an answer that this node does not know (${status})`,
		description:
			'Check the address of Jellyfin in the credential. If it is right, look for a newer version of this node.',
	};
}

/** ASP.NET's ProblemDetails, or the sentence of an ArgumentException. */
function reason({ body }: ServiceAnswer): string {
	const { title, detail } = isFields(body) ? body : {};
	const said = [detail, title, body].find((text) => typeof text === 'string' && text.trim() !== '');
	// ASP.NET's own headline says "errors occurred", which tells nobody anything.
	if (typeof said !== 'string' || /validation errors|error processing/i.test(said)) return '';
	return `: ${said.slice(0, 200)}`;
}

function isFields(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
