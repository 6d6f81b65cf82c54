import { createServiceClient } from '../http/client';
import type { Clock, SendOnce } from '../http/exchange';
import type { ServiceClient } from '../http/serviceClient';
import {
	explainTvTimeAnswer,
	explainTvTimeSignIn,
	explainTvTimeSilence,
	NOT_TV_TIME,
	refused,
} from './answers';

export interface TvTimeClientOptions {
	/** Whose account this is: the credential's id. */
	account: string;
	/** Whether the address is that of the public service, which is closed: nobody will answer by trying again. */
	isPublic: boolean;
	send: SendOnce;
	clock?: Clock;
}

/** A client that knows what TV Time's statuses mean. How often one might write was never published: once a second. */
export function createTvTimeClient({
	account,
	isPublic,
	send,
	clock,
}: TvTimeClientOptions): ServiceClient {
	return createServiceClient({
		service: 'tvtime',
		name: 'TV Time',
		account,
		send,
		clock,
		explain: explainTvTimeAnswer,
		notUnderstood: NOT_TV_TIME,
		explainSignIn: explainTvTimeSignIn,
		explainSilence: (explanation) => explainTvTimeSilence(explanation, isPublic),
		...(isPublic ? { maxAttempts: 1 } : {}),
	});
}

const PUBLIC_HOST = /^https?:\/\/([\w-]+\.)*(tvtime|tozelabs)\.com(?=[:/]|$)/i;

/** Whether an address is one of the service that has closed. */
export function isPublicAddress(address: string): boolean {
	return PUBLIC_HOST.test(address);
}

/** TV Time's own id of the account, which its token carries as the claim `id` (or `ID`, in older ones). */
export function accountIdIn(token: string): string {
	const claims = claimsIn(token);
	const id = claims.id ?? claims.ID;
	if (typeof id === 'number' || (typeof id === 'string' && id !== '')) return String(id);
	throw refused(
		'The token of this credential does not say whose it is',
		'Sign in with e-mail address and password, or paste a token of the account itself.',
	);
}

function claimsIn(token: string): Record<string, unknown> {
	try {
		const parsed: unknown = JSON.parse(
			Buffer.from(token.split('.')[1] ?? '', 'base64url').toString(),
		);
		return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
	} catch {
		return {};
	}
}
