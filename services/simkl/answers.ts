import type { ServiceAnswer, SignInRejected } from '../http/exchange';
import { explainSignInRejected } from '../http/noAnswer';
import type { Explanation } from '../http/serviceClient';
import { isServiceError, ServiceError } from '../http/serviceError';
import type { Candidate } from '../http/serviceError';
import { isUsedUp } from './pauses';
import { dataOf, textOf } from './reading';

/**
 * What an answer of Simkl means: one text per class, each with what happened and what to do now. `hasWorked`: Simkl has taken
 * this app before, so that it knows it.
 */
export function explainSimklAnswer(answer: ServiceAnswer, hasWorked = false): Explanation {
	const { status } = answer;
	if (isUsedUp(answer)) return usedUp(answer);
	if (hasWorked && isBlock(answer)) return blocked(status);
	if (isLocked(answer)) {
		return {
			kind: 'retry',
			message: 'Simkl is still busy with another write of this account (400, RATE_LIMIT)',
			description:
				'Run this item again in a minute. Simkl carries out one write of an account at a time, so other apps writing to it count as well.',
		};
	}
	if (status >= 500) {
		return {
			kind: 'retry',
			message: `Simkl is not available at the moment (${status})`,
			description: 'Nothing is wrong with this item. Run it again in some minutes.',
		};
	}
	return byStatus[status]?.(answer) ?? unexpected(answer);
}

/** Simkl's lock: it waited up to 20 seconds for another write of the account to end, and nothing was carried out. */
export function isLocked({ status, body }: ServiceAnswer): boolean {
	// One page of Simkl's writes it in capitals, another does not.
	return status === 400 && /^rate_limit$/i.test(textOf(dataOf(body).error) ?? '');
}

/** Simkl turns an app away for a while with the same statuses as one that it does not know. */
export function isBlock({ status, body }: ServiceAnswer): boolean {
	if (status === 403) return dataOf(body).error !== 'insufficient_scope';
	return status === 412;
}

function usedUp({ body }: ServiceAnswer): Explanation {
	const error = textOf(dataOf(body).error) ?? '';
	const whose = /^app/i.test(error) ? 'app' : 'account';
	return {
		kind: 'retry',
		message: `Simkl takes no more requests of this ${whose} today (429, ${error})`,
		description:
			'Nothing is wrong with this item, and nothing needs to be done: Simkl counts anew from midnight US Eastern, which is the time to run it again. It takes 500 requests a day of a free account, 1,000 with PRO, 10,000 with VIP, and all apps of that person count together. If this comes back, let the Simkl Triggers ask less often, and import in parts.',
	};
}

function blocked(status: number): Explanation {
	return {
		kind: 'retry',
		message: `Simkl turns this app away for the moment (${status})`,
		description:
			'It has taken the app before, so it has most likely received too many requests of it. Run this item again in an hour, and not before: each request makes it longer. If it stays for a day, look at the app at simkl.com/settings/developer and write to Simkl.',
	};
}

/** Simkl's own word for an answer that would be larger than it builds. */
function isOfTooMany({ status, body }: ServiceAnswer): boolean {
	const { error, message } = dataOf(body);
	const said = [textOf(error), textOf(message)].join(' ');
	return status === 400 && /\bmax_items\b/.test(said);
}

/** True where an answer would have been larger than Simkl builds: it gives it in parts. */
export function isTooLarge(error: unknown): boolean {
	return isServiceError(error) && error.code === 'tooManyItems';
}

/** What a rejected sign-in means at Simkl, after n8n has tried to renew it. */
export function explainSimklSignIn(name: string, rejected: SignInRejected): Explanation {
	switch (rejected.code) {
		case 'notConnected':
			return explainSignInRejected(name, rejected);
		case 'appUnknown':
			return OTHER_APP;
		case 'readOnly':
			return READ_ONLY;
		case 'refused':
			return signInEnded();
	}
}

/** A sign-in that was made without the scope to write: Simkl gives such a one without a word. */
export const READ_ONLY: Explanation = {
	kind: 'reconnect',
	code: 'readOnly',
	message: 'This Simkl sign-in may only read, so that nothing can be sent to this account',
	description:
		'Open the Simkl credential in n8n and connect it again, or put a refresh token into it that was made with the scope "media:read media:write", letter for letter. Then run this item again.',
};

/** Tells of a sign-in without the scope to write before anything is sent with it; of one that names no scope, nothing. */
export function refuseReadOnly(scope: unknown): void {
	const granted = textOf(scope) ?? '';
	if (!/\bmedia:read\b/.test(granted) || /\bmedia:write\b/.test(granted)) return;
	throw new ServiceError({ service: 'simkl', ...READ_ONLY });
}

const OTHER_APP: Explanation = {
	kind: 'reconnect',
	code: 'appUnknown',
	message: 'Simkl does not take the app of this credential',
	description:
		'Check the Client ID against simkl.com/settings/developer. An app of the kind "Server apps & services" needs its Client Secret, any other new one must have none, and one made before September 2026 needs "Old App (AUTH V1)" switched on. Then connect the account again, and run this item again.',
};

const CHECK_THE_APP =
	'Check the Client ID in the credential against simkl.com/settings/developer. If it is right, Simkl may have suspended the app: wait an hour, and write to Simkl if it stays.';

const byStatus: Record<number, (answer: ServiceAnswer) => Explanation> = {
	400: invalid,
	405: invalid,
	422: invalid,
	401: signInEnded,
	403: (answer) =>
		dataOf(answer.body).error === 'insufficient_scope'
			? READ_ONLY
			: {
					kind: 'refused',
					message: 'Simkl turned the app of this credential away (403)',
					description: CHECK_THE_APP,
				},
	404: () => ({
		kind: 'notFound',
		message: 'Simkl does not know this (404)',
		description: NOT_KNOWN_YET,
	}),
	409: () => ({
		kind: 'refused',
		message: 'Simkl has counted this title as watched within the last hour (409)',
		description: 'Nothing needs to be done if this was sent twice.',
	}),
	412: () => ({
		kind: 'refused',
		message: 'Simkl does not know the Client ID of this credential (412)',
		description: CHECK_THE_APP,
	}),
	429: () => ({
		kind: 'retry',
		message: 'Simkl has received too many requests of this account at once (429)',
		description:
			'Run this item again in a minute. Simkl takes one write and ten reads a second per account, and other apps count as well.',
	}),
};

export const NOT_KNOWN_YET =
	'Simkl does not know it yet, or under another title or id. New titles appear there after some days: retry later works. Otherwise check how the title is matched in the media server.';

/** For what was looked for and is not there; `about` names what was compared. */
export function notFound(message: string, description = NOT_KNOWN_YET, attempts = 0): ServiceError {
	return new ServiceError({ service: 'simkl', kind: 'notFound', message, description, attempts });
}

/** For what may be one of several: none of them is taken. */
export function ambiguous(message: string, description: string, candidates: Candidate[]) {
	return new ServiceError({
		service: 'simkl',
		kind: 'ambiguous',
		message,
		description,
		candidates,
	});
}

/** For what is never sent at all, and for answers that sending again will not change. */
export function refused(message: string, description: string): ServiceError {
	return new ServiceError({ service: 'simkl', kind: 'refused', message, description });
}

function signInEnded(): Explanation {
	return {
		kind: 'reconnect',
		message: "Simkl does not accept this account's sign-in (401)",
		description:
			'Open the Simkl credential in n8n and connect it again, or put a new refresh token into it, then run this item again. A sign-in at Simkl ends after 180 days without use, and when the app is taken away under Connected Apps.',
	};
}

function invalid(answer: ServiceAnswer): Explanation {
	const said = reason(answer);
	return {
		kind: 'refused',
		...(isOfTooMany(answer) ? { code: 'tooManyItems' } : {}),
		message: `Simkl did not take the request as it was sent (${answer.status})${said ? `: ${said}` : ''}`,
		description:
			'Sending it again will not help. Check the values of this item: ids, season and episode numbers, progress, rating and date.',
	};
}

function unexpected({ status }: ServiceAnswer): Explanation {
	return {
		kind: 'refused',
		message: `Simkl gave an answer that this node does not know (${status})`,
		description:
			'Check the address of Simkl in the credential. If it is right, look for a newer version of this node.',
	};
}

/** Simkl's own word for it comes first: the prose beside it may be reworded at any time. */
function reason({ body }: ServiceAnswer): string | undefined {
	const { error, message } = dataOf(body);
	return [textOf(error), textOf(message)]
		.filter((text) => text !== undefined)
		.join(', ')
		.slice(0, 200);
}
