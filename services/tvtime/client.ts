import { createServiceClient } from '../http/client';
import type { Clock, SendOnce } from '../http/exchange';
import type { ServiceClient } from '../http/serviceClient';
import {
	explainTvTimeAnswer,
	explainTvTimeSignIn,
	explainTvTimeSilence,
	NOT_TV_TIME,
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
