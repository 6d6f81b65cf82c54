import { sleep } from 'n8n-workflow';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { ServiceAnswer } from '../../../../services/http/exchange';
import { inTurn } from '../../../../services/http/pace';
import { isRecord } from '../record';
import { withOpenCredential } from './openCredential';
import type { SendingContext } from './sendOnce';

/** How often a sign-in is renewed that other processes renew at the same time. */
const MOST_ROUNDS = 4;
/** Milliseconds after which another process has stored what it renewed, doubled with each round, and as much again by chance. */
const STORED_ELSEWHERE_MS = 300;

export interface SharedSignIn {
	context: SendingContext;
	credentialType: string;
	/** As it was opened last; what n8n renews it writes into it. */
	credential: ICredentialDataDecryptedObject;
	/** The access token in it, '' for none yet. */
	tokenOf: (credential: ICredentialDataDecryptedObject) => string;
}

/**
 * `quiet`: a 401 comes back as an answer, and n8n renews nothing. `renewing`: n8n renews the sign-in on a 401 and sends again;
 * a 401 after that comes back or is thrown.
 */
export type Attempt = (sender: SendingContext, how: 'quiet' | 'renewing') => Promise<ServiceAnswer>;

/**
 * Sends for a service where a renewal ends the access token that everybody else is using: their 401 does not mean that the
 * sign-in is at its end. So a refused token is first compared with the stored one, which another execution may have renewed,
 * and only the stored one is ever renewed, by one execution of this process at a time; other processes are met by looking again.
 */
export async function sendSharing(shared: SharedSignIn, attempt: Attempt): Promise<ServiceAnswer> {
	const { context, credentialType, tokenOf } = shared;
	const sender = () => withOpenCredential(context, credentialType, shared.credential);
	let refused = tokenOf(shared.credential);
	if (refused !== '') {
		const answer = await attempt(sender(), 'quiet');
		if (answer.status !== 401) return answer;
	}
	const key = `sign-in|${context.getNode().credentials?.[credentialType]?.id ?? credentialType}`;
	return await inTurn(key, { now: () => Date.now(), sleep }, async () => {
		for (let round = 1; ; round += 1) {
			shared.credential = await context.getCredentials(credentialType);
			const stored = tokenOf(shared.credential);
			if (stored !== '' && stored !== refused) {
				const answer = await attempt(sender(), 'quiet');
				if (answer.status !== 401) return answer;
				refused = stored;
			}
			const renewed = await attempt(sender(), 'renewing').catch((thrown: unknown) => {
				if (isRefusedToken(thrown)) return thrown;
				throw thrown;
			});
			if (isAnswer(renewed) && renewed.status !== 401) return renewed;
			// Renewed and refused all the same: another process has renewed it after us. The same token again is the end.
			const isEnd = tokenOf(shared.credential) === refused || round === MOST_ROUNDS;
			if (isEnd && isAnswer(renewed)) return renewed;
			if (isEnd) throw renewed;
			refused = tokenOf(shared.credential);
			await sleep(STORED_ELSEWHERE_MS * 2 ** (round - 1) * (1 + Math.random()));
		}
	});
}

const isRefusedToken = (thrown: unknown) => isRecord(thrown) && String(thrown.httpCode) === '401';

const isAnswer = (value: unknown): value is ServiceAnswer =>
	isRecord(value) && typeof value.status === 'number' && isRecord(value.headers);
