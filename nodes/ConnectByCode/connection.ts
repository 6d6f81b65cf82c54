import type { IExecuteFunctions } from 'n8n-workflow';
import { createN8nClient } from '../../services/n8n';
import type { Connection } from '../shared/action/operation';
import { baseAddress, sendOnce } from '../shared/action/sending/sendOnce';
import { sendPlainly } from '../shared/action/sending/sendPlainly';
import { USER_AGENT } from '../shared/action/sending/userAgent';
import { SERVICES } from './services';
import type { CodeService, ServiceName } from './services';
import { opened, sealed } from './ticket';
import type { Ticket } from './ticket';

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
