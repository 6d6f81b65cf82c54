import type { ServiceAnswer, SignInRejected } from '../http/exchange';
import { explainSignInRejected } from '../http/noAnswer';
import type { Explanation } from '../http/serviceClient';

const TOKEN_REFUSED: Explanation = {
	kind: 'reconnect',
	message: 'plex.tv does not accept the token of this credential (401)',
	description:
		'Webhooks belong to an account: put a token of the account itself into the credential, not one that is valid for a single server. docs/plex-node.md says where to find it.',
};

/** What an answer of plex.tv means, which has the account's settings. */
export function explainPlexTvAnswer({ status }: ServiceAnswer): Explanation {
	if (status === 429 || status >= 500) {
		return {
			kind: 'retry',
			message: `plex.tv is not available at the moment (${status})`,
			description:
				'Nothing is wrong with the settings. Publish the workflow again in some minutes.',
		};
	}
	if (status === 401) return TOKEN_REFUSED;
	if (status === 402 || status === 403 || status === 422) {
		return {
			kind: 'refused',
			message: `plex.tv does not let this account set webhooks (${status})`,
			description:
				'Plex has webhooks for accounts with an active Plex Pass only. With one, take the token of that account.',
		};
	}
	return {
		kind: 'refused',
		message: `plex.tv gave an answer that this node does not know (${status})`,
		description:
			'Check the plex.tv address in the credential. If it is right, set Registration to Manual, paste the address into Plex by hand, and look for a newer version of this node.',
	};
}

/** n8n handles the 401 itself, so no answer is left to read. */
export function explainPlexTvSignIn(name: string, rejected: SignInRejected): Explanation {
	return rejected.code === 'refused' ? TOKEN_REFUSED : explainSignInRejected(name, rejected);
}

/** For an answer in a form that plex.tv does not give, although its status was fine. */
export const NOT_PLEX_TV = {
	message: 'Something other than plex.tv answered at this address',
	description:
		'Check the plex.tv address in the credential: https://plex.tv unless you have a reason. If it is right, run this again in some minutes.',
};
