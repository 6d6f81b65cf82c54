import type { ServiceAnswer, SignInRejected } from '../http/exchange';
import { explainSignInRejected } from '../http/noAnswer';
import type { Explanation } from '../http/serviceClient';
import { ServiceError } from '../http/serviceError';

const TOKEN =
	'Put a token of the account into the credential again: it ends when the account signs out everywhere or its password is changed. docs/plex-node.md says where to find it.';

/** What an answer of a Plex server means: one text per class, each with what happened and what to do now. */
export function explainPlexAnswer({ status }: ServiceAnswer): Explanation {
	if (status === 503) {
		return {
			kind: 'retry',
			message: 'Plex is starting or being updated (503)',
			description: 'Nothing is wrong with this item. Run it again in some minutes.',
		};
	}
	if (status >= 500) {
		return {
			kind: 'retry',
			message: `Plex could not carry this out (${status})`,
			description:
				'Run this item again in some minutes. If it stays like this, look at the server’s log under Settings, Manage, Console.',
		};
	}
	if (status >= 300 && status < 400) {
		return {
			kind: 'refused',
			message: `The Plex address in the credential leads somewhere else (${status})`,
			description:
				'Redirects are not followed, because they would carry the token to another address. Put the final address of the server into the credential, often the one with https.',
		};
	}
	return byStatus[status] ?? unexpected(status);
}

const byStatus: Record<number, Explanation> = {
	400: {
		kind: 'refused',
		message: 'Plex did not take the request as it was sent (400)',
		description: 'Sending it again will not help. Check the values of this item.',
	},
	401: {
		kind: 'reconnect',
		message: 'Plex does not accept the token of this credential (401)',
		description: TOKEN,
	},
	403: {
		kind: 'refused',
		message: 'Plex does not let this token do that (403)',
		description:
			'Everybody’s plays and the list of accounts are for the owner of the server. Use the owner’s token, or leave Account empty to get what belongs to this token.',
	},
	404: {
		kind: 'notFound',
		message: 'Plex does not have this, or does not show it to this account (404)',
		description:
			'Check the ID of the item and the libraries that are shared with this account. If every request ends like this, check the address in the credential.',
	},
	429: {
		kind: 'retry',
		message: 'Too many requests for Plex, or for a proxy in front of it (429)',
		description: 'Run this item again later.',
	},
};

function unexpected(status: number): Explanation {
	return {
		kind: 'refused',
		message: `Plex gave an answer that this node does not know (${status})`,
		description:
			'Check the address of Plex in the credential. If it is right, look for a newer version of this node.',
	};
}

/** n8n handles the 401 itself, so no answer is left to read. */
export function explainPlexSignIn(name: string, rejected: SignInRejected): Explanation {
	return rejected.code === 'refused'
		? {
				kind: 'reconnect',
				message: 'Plex does not accept the token of this credential (401)',
				description: TOKEN,
			}
		: explainSignInRejected(name, rejected);
}

/** For an answer in a form that no Plex gives, although its status was fine. */
export const NOT_PLEX = {
	message: 'Something other than Plex answered at this address',
	description:
		'Check the address in the credential: host and port (32400 unless changed). Another program may be listening there. If it is right, run this again in some minutes.',
};

/** The same where an answer is read further. */
export function notPlex(): ServiceError {
	return new ServiceError({ service: 'plex', kind: 'retry', ...NOT_PLEX });
}

/** For what is never sent at all, and for answers that sending again will not change. */
export function refused(message: string, description: string): ServiceError {
	return new ServiceError({ service: 'plex', kind: 'refused', message, description });
}
