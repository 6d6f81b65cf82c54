import { createMovaryClient } from '../../services/movary';
import type { Connection, Operation, Resource } from '../shared/action/operation';
import { baseAddress, sendOnce } from '../shared/action/sending/sendOnce';
import type { SendingContext } from '../shared/action/sending/sendOnce';
import { USER_AGENT } from '../shared/action/sending/userAgent';

export const MOVARY_CREDENTIAL = 'movaryApi';

export interface MovaryConnection extends Connection {
	userName: string;
	/** The workflow's: in whose days the history is kept. */
	timezone: string;
	/** Whose history it is, and where. */
	id: string;
}

export type MovaryOperation = Operation<MovaryConnection>;
export type MovaryResource = Resource<MovaryConnection>;

const textOf = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

/** One connection per run of a node, or per poll. */
export async function connectMovary(context: SendingContext): Promise<MovaryConnection> {
	const credential = await context.getCredentials(MOVARY_CREDENTIAL);
	const stored = context.getNode().credentials?.[MOVARY_CREDENTIAL];
	// Movary shows its pages at the address itself; who copies the API's address is not wrong either.
	const address = baseAddress(credential.address, 'Address').replace(/\/api$/i, '');
	const userName = textOf(credential.userName);
	const id = [stored?.id, address, userName].join('|');
	const send = sendOnce(context, {
		credentialType: MOVARY_CREDENTIAL,
		address: `${address}/api`,
		headers: { 'User-Agent': USER_AGENT },
		skipCertificateCheck: credential.allowUnauthorizedCerts === true,
	});
	return {
		destination: 'movary',
		account: stored?.name,
		client: createMovaryClient({ account: id, send }),
		userName,
		timezone: context.getTimezone(),
		id,
	};
}
