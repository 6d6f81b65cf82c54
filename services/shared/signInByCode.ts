import type { IDataObject } from 'n8n-workflow';
import type { Clock } from '../http/exchange';
import { ServiceError } from '../http/serviceError';

/**
 * What a service gives to a program without an address of its own (RFC 8628): a person enters `userCode` on `page`, and
 * the program asks with `deviceCode` until that is done. The latter is as good as a token, and shown to nobody.
 */
export interface SignInCode {
	deviceCode: string;
	userCode: string;
	page: string;
	/** The page with the code filled in, where the service has one. */
	pageWithCode?: string;
	/** Milliseconds between two questions. */
	intervalMs: number;
	/** Milliseconds since 1970. */
	askedAt: number;
	expiresAt: number;
}

/** Why no sign-in will come of a code. */
export type CodeEnd = 'expired' | 'denied' | 'unknown' | 'appUnknown' | 'noCodes';

export type CodeAnswer =
	| { is: 'signedIn'; tokens: IDataObject }
	| { is: 'pending' | 'tooSoon' }
	| { is: CodeEnd };

/** How much slower a service is asked that says it is asked too often (RFC 8628, slow_down). */
const SLOWER_BY_MS = 5_000;
/** What a service names when it names nothing that can be used. */
const INTERVAL_MS = 5_000;
const LIFETIME_MS = 600_000;
/** Whatever a service says: no longer than this between two questions, and for a whole code. */
const LONGEST_INTERVAL_MS = 60_000;
const LONGEST_LIFETIME_MS = 3_600_000;

/** Seconds of an answer in milliseconds, within reason. */
const within = (seconds: unknown, preset: number, longest: number): number => {
	const ms = Number(seconds) * 1000;
	return Number.isFinite(ms) && ms > 0 ? Math.min(ms, longest) : preset;
};

export function timesOf({ interval, expires_in: lifetime }: IDataObject, askedAt: number) {
	return {
		askedAt,
		intervalMs: within(interval, INTERVAL_MS, LONGEST_INTERVAL_MS),
		expiresAt: askedAt + within(lifetime, LIFETIME_MS, LONGEST_LIFETIME_MS),
	};
}

export interface Asking {
	/** The service's name in texts, and its key. */
	name: string;
	service: string;
	ask: () => Promise<CodeAnswer>;
	clock: Clock;
	isCancelled: () => boolean;
}

/**
 * Asks until the person has entered the code, never faster than the service said.
 * @returns what the service's token endpoint answered
 * @throws ServiceError where the code will not lead to a sign-in any more
 */
export async function waitForSignIn(code: SignInCode, asking: Asking): Promise<IDataObject> {
	const { clock, ask, isCancelled } = asking;
	let { intervalMs, askedAt } = code;
	for (;;) {
		await clock.sleep(Math.max(0, askedAt + intervalMs - clock.now()));
		if (isCancelled()) throw noSignIn('cancelled', asking);
		if (clock.now() >= code.expiresAt) throw noSignIn('expired', asking);
		askedAt = clock.now();
		const answer = await ask();
		if (answer.is === 'signedIn') return answer.tokens;
		if (answer.is === 'tooSoon') intervalMs += SLOWER_BY_MS;
		else if (answer.is !== 'pending') throw noSignIn(answer.is, asking);
	}
}

/** Why there is no sign-in, and what to do about it. */
export function noSignIn(
	why: CodeEnd | 'cancelled',
	{ name, service }: Pick<Asking, 'name' | 'service'>,
): ServiceError {
	return new ServiceError({ service, kind: 'refused', ...TEXTS[why](name) });
}

const TEXTS: Record<
	CodeEnd | 'cancelled',
	(name: string) => { message: string; description: string }
> = {
	expired: (name) => ({
		message: `The code for ${name} was not entered in time`,
		description: 'Nothing was connected. Open the form again, and enter the new code.',
	}),
	denied: (name) => ({
		message: `The connection was declined at ${name}`,
		description:
			'Nothing was connected. If that was not meant, open the form again and allow it there.',
	}),
	unknown: (name) => ({
		message: `${name} does not know this code, or it was used already`,
		description: 'Nothing was connected. Open the form again, and enter the new code.',
	}),
	appUnknown: (name) => ({
		message: `${name} does not know the Client ID`,
		description: `Look for the app at ${name}, and put its Client ID into the Connect by Code credential. A client secret belongs there only if the app shows one.`,
	}),
	noCodes: (name) => ({
		message: `This app at ${name} cannot be connected by a code`,
		description:
			'Simkl gives codes to apps of the kind "TV, devices & command line". Make one of that kind, and put its Client ID into the Connect by Code credential.',
	}),
	cancelled: (name) => ({
		message: `The execution was stopped before the code was entered at ${name}`,
		description: 'Nothing was connected. Open the form again.',
	}),
};
