import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { createN8nClient } from '../../services/n8n';
import type { SignInCode } from '../../services/shared/signInByCode';
import type { Connection } from '../shared/action/operation';
import { isRecord } from '../shared/action/record';
import { baseAddress, sendOnce } from '../shared/action/sending/sendOnce';
import { sendPlainly } from '../shared/action/sending/sendPlainly';
import { USER_AGENT } from '../shared/action/sending/userAgent';
import { UnusableInput } from '../shared/action/unusableInput';
import type { CodeService, ServiceName } from './services';
import { SERVICES } from './services';

/** What the second step has to know of the first: it may run hours later, and in another process. */
export interface Ticket {
	service: ServiceName;
	code: SignInCode;
}

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The credential's own secret is the key: who can open a ticket could read the credential as well. */
const keyFrom = (secret: string) => createHash('sha256').update(`ticket|${secret}`).digest();

/**
 * The ticket as text for an item. The code that the program asks with is as good as a token, and items are kept in n8n's
 * execution log: so it is sealed.
 */
export function sealed(ticket: Ticket, secret: string): string {
	const nonce = randomBytes(NONCE_BYTES);
	const cipher = createCipheriv(ALGORITHM, keyFrom(secret), nonce);
	const text = Buffer.concat([cipher.update(JSON.stringify(ticket), 'utf8'), cipher.final()]);
	return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
}

/** @throws UnusableInput for a text that nobody sealed with this credential */
export function opened(text: string, secret: string): Ticket {
	const bytes = Buffer.from(text, 'base64url');
	try {
		const nonce = bytes.subarray(0, NONCE_BYTES);
		const decipher = createDecipheriv(ALGORITHM, keyFrom(secret), nonce);
		decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
		const inner = bytes.subarray(NONCE_BYTES + TAG_BYTES);
		const read = decipher.update(inner, undefined, 'utf8') + decipher.final('utf8');
		const ticket: unknown = JSON.parse(read);
		if (isTicket(ticket)) return ticket;
	} catch {
		// Told below, the same for whatever is wrong with it.
	}
	throw new UnusableInput(
		'This is no ticket of Request Code',
		'Give the field "Ticket" the ticket that Request Code gave, in the same workflow and with the same credential.',
	);
}

function isTicket(value: unknown): value is Ticket {
	return isRecord(value) && isRecord(value.code) && typeof value.service === 'string';
}

export const CREDENTIAL = 'connectByCodeApi';

/** `client` is n8n's own API; the services are asked without any sign-in of theirs. */
export interface CodeConnection extends Connection {
	serviceBy(name: ServiceName): CodeService;
	seal(ticket: Ticket): string;
	open(text: string): Ticket;
	isCancelled(): boolean;
}

export async function connect(execute: IExecuteFunctions): Promise<CodeConnection> {
	const credential = await execute.getCredentials(CREDENTIAL);
	const secret = String(credential.apiKey);
	const stored = execute.getNode().credentials?.[CREDENTIAL];
	const send = sendOnce(execute, {
		credentialType: CREDENTIAL,
		address: baseAddress(credential.n8nAddress, 'n8n Address'),
		headers: { 'Content-Type': 'application/json', 'User-Agent': USER_AGENT },
	});
	return {
		destination: 'n8n',
		account: stored?.name,
		client: createN8nClient({ account: stored?.id ?? '', send }),
		serviceBy: (name) =>
			SERVICES[name](credential, (address, headers) =>
				sendPlainly(execute, { credentialType: CREDENTIAL, credential }, { address, headers }),
			),
		seal: (ticket) => sealed(ticket, secret),
		open: (text) => opened(text, secret),
		isCancelled: () => execute.getExecutionCancelSignal()?.aborted ?? false,
	};
}
