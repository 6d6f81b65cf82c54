import { createServiceClient } from '../../../../services/http/client';
import { NoAnswer } from '../../../../services/http/exchange';
import type { ServiceAnswer, ServiceRequest } from '../../../../services/http/exchange';
import { scripted, testClock } from '../../../support/scripted';

export const READ: ServiceRequest = { method: 'GET', path: '/films' };
export const WRITE: ServiceRequest = { method: 'POST', path: '/plays', body: { film: 7 } };
export const timeout = new NoAnswer('timeout', true, 'secret-address');
export const unreachable = new NoAnswer('unreachable', false, 'secret-address');

let accounts = 0;

/** A client of an invented service that answers as written, and what was sent to it. */
export function setUp(...replies: Array<ServiceAnswer | Error>) {
	const clock = testClock();
	const script = scripted(
		clock,
		...replies.map((reply): [string, ServiceAnswer | Error] => ['…', reply]),
	);
	accounts += 1;
	const client = createServiceClient({
		service: 'films',
		name: 'Films',
		account: `client-${accounts}`,
		send: script.send,
		clock,
		random: () => 0.5,
		explain: ({ status }) => ({
			kind: status === 404 ? 'notFound' : status < 500 && status !== 429 ? 'refused' : 'retry',
			message: `Films said ${status}`,
			description: 'Do this now',
		}),
	});
	return { clock, client, ...script };
}
