import type { HttpMethod, ServiceAnswer, SignInRejected } from '../http/exchange';
import { explainSignInRejected } from '../http/noAnswer';
import type { Explanation } from '../http/serviceClient';
import { ServiceError } from '../http/serviceError';
import type { Candidate } from '../http/serviceError';
import { isData, textOf } from './reading';

/** What an answer of Trakt means: one text per class, each with what happened and what to do now. `method`: of the request. */
export function explainTraktAnswer(
	answer: ServiceAnswer,
	{ method }: { method?: HttpMethod } = {},
): Explanation {
	if (answer.status >= 500) {
		return {
			kind: 'retry',
			message: `Trakt is not available at the moment (${answer.status})`,
			description: 'Nothing is wrong with this item. Run it again in some minutes.',
		};
	}
	if (answer.status === 429 && isReadLimit(answer, method)) return TOO_MANY_READS;
	return byStatus[answer.status]?.(answer) ?? unexpected(answer);
}

/** What a rejected sign-in means at Trakt: n8n itself handles the 401 and the renewal, so no answer is left to read. */
export function explainTraktSignIn(name: string, rejected: SignInRejected): Explanation {
	const explanation = explainSignInRejected(name, rejected);
	if (rejected.code === 'appUnknown') return { ...explanation, description: CHECK_THE_APP };
	return rejected.code === 'refused' ? { ...explanation, description: CONNECT_AGAIN } : explanation;
}

const CONNECT_AGAIN =
	'Open the Trakt credential in n8n and connect it again, then run this item again. If this comes back soon, another app may have replaced this connection: a free Trakt account has room for two connected apps.';

const CHECK_THE_APP =
	'The client ID is wrong, or the app was deleted: Trakt deletes an app that nobody has used for 30 days, and one whose owner unlinks GitHub. Look for it at developer.trakt.tv/apps, or make a new one there, put its client ID into the credential (a secret only if the app shows one), connect it again, then run this item again.';

const byStatus: Record<number, (answer: ServiceAnswer) => Explanation> = {
	400: invalid,
	412: invalid,
	422: invalid,
	401: () => ({
		kind: 'reconnect',
		message: "Trakt no longer accepts this account's sign-in (401)",
		description: CONNECT_AGAIN,
	}),
	403: () => ({
		kind: 'refused',
		message: 'Trakt does not accept the API app of this credential (403)',
		description: CHECK_THE_APP,
	}),
	404: () => ({
		kind: 'notFound',
		message: 'Trakt does not know this title (404)',
		description: NOT_KNOWN_YET,
	}),
	405: invalid,
	409: (answer) => ({
		kind: 'refused',
		message: `Trakt already has this, or another title is being watched (409)${until(answer)}`,
		description:
			'Nothing needs to be done if this was sent twice. A running check-in has to be deleted or to end before the next one.',
	}),
	420: (answer) => ({
		kind: 'refused',
		message: `This Trakt account has reached its limit${header(answer, 'x-account-limit', ' of ')} (420)`,
		description: `Remove something from the account at Trakt, or upgrade it (${upgradeAt(answer)}), then run this item again. The operation User → Get Settings shows the account's limits.`,
	}),
	423: (answer) => ({
		kind: 'refused',
		message: isSet(answer, 'x-account-deactivated')
			? 'This Trakt account is deactivated (423)'
			: 'This Trakt account is locked (423)',
		description:
			"The account's owner has to write to Trakt's support (support.trakt.tv). Nothing can be recorded until then.",
	}),
	426: (answer) => ({
		kind: 'refused',
		message: 'Trakt offers this to VIP members only (426)',
		description: `Leave this operation out, or upgrade the account at Trakt: ${upgradeAt(answer)}.`,
	}),
	429: () => ({
		kind: 'retry',
		message: 'Trakt has received too many requests of this account (429)',
		description:
			'Run this item again later. Trakt takes one write a second per account, so other apps writing to it count as well.',
	}),
};

const TOO_MANY_READS: Explanation = {
	kind: 'retry',
	message: 'Trakt has been read too often for this account (429)',
	description:
		'Run this item again in five minutes. Trakt lets an account read some hundred times in five minutes (500 in autumn 2026), so other apps, and the look-ups of an import without ids, count as well.',
};

/** X-Ratelimit names the limit; where Trakt leaves it out, the kind of request tells. */
function isReadLimit({ headers }: ServiceAnswer, method?: HttpMethod): boolean {
	const named = headers['x-ratelimit'];
	return named ? named.includes('_GET_LIMIT') : method === 'GET';
}

export const NOT_KNOWN_YET =
	'Trakt does not know it yet, or under another title or id. New titles appear there after some days: retry later works. Otherwise check how the title is matched in the media server.';

/** For lookups that found nothing fitting; `about` names what was compared. */
export function notFound(message: string, description = NOT_KNOWN_YET, attempts = 0): ServiceError {
	return new ServiceError({ service: 'trakt', kind: 'notFound', message, description, attempts });
}

/** For what may be one of several: none of them is taken. */
export function ambiguous(message: string, description: string, candidates: Candidate[]) {
	return new ServiceError({
		service: 'trakt',
		kind: 'ambiguous',
		message,
		description,
		candidates,
	});
}

/** For what is never sent at all. */
export function refused(message: string, description: string): ServiceError {
	return new ServiceError({ service: 'trakt', kind: 'refused', message, description });
}

function invalid(answer: ServiceAnswer): Explanation {
	const said = reason(answer);
	return {
		kind: 'refused',
		message: `Trakt did not take the request as it was sent (${answer.status})${said ? `: ${said}` : ''}`,
		description:
			'Sending it again will not help. Check the values of this item: ids, season and episode numbers, progress, rating and date.',
	};
}

function unexpected(answer: ServiceAnswer): Explanation {
	return {
		kind: 'refused',
		message: `Trakt gave an answer that this node does not know (${answer.status})`,
		description:
			'Check the address of Trakt in the credential. If it is right, look for a newer version of this node.',
	};
}

function reason({ body }: ServiceAnswer): string | undefined {
	if (!isData(body)) return undefined;
	const said = textOf(body.message) ?? textOf(body.error_description) ?? textOf(body.error);
	return said?.slice(0, 200);
}

function until({ body }: ServiceAnswer): string {
	const expires = isData(body) ? textOf(body.expires_at) : undefined;
	return expires ? `, until ${expires}` : '';
}

function header(answer: ServiceAnswer, name: string, before: string): string {
	const value = answer.headers[name];
	return value ? `${before}${value}` : '';
}

/** Trakt may leave the address out; this is where it leads. */
function upgradeAt({ headers }: ServiceAnswer): string {
	return headers['x-upgrade-url'] ?? 'app.trakt.tv/vip';
}

function isSet(answer: ServiceAnswer, name: string): boolean {
	const value = answer.headers[name];
	return value !== undefined && value !== 'false' && value !== '0';
}
