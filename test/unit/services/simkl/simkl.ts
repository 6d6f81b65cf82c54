import { afterEach } from '@jest/globals';

import type { ServiceAnswer, ServiceRequest } from '../../../../services/http/exchange';
import { createSimklClient, forgetLookups, forgetPauses } from '../../../../services/simkl';
import { scripted, testClock } from '../../../support/scripted';

export { answer, rejection } from '../../../support/scripted';

type Reply = ServiceAnswer | Error | ((request: ServiceRequest) => ServiceAnswer);

afterEach(() => {
	forgetLookups();
	forgetPauses();
});

const IDENTITY = ['client_id', 'app-name', 'app-version'];
let accounts = 0;

/** A Simkl that answers what the script says, to an account of its own, at 20:00. Lines come without who speaks. */
export function simklSaying(...replies: Array<[line: string, reply: Reply]>) {
	const clock = testClock('2026-03-08T20:00:00.000Z');
	const script = scripted(clock, ...replies);
	const client = simklAnswering(script.send, clock);
	const bodies = () => script.sent.map(({ body }) => body).filter((body) => body !== undefined);
	return { client, clock, bodies, ...script };
}

/** A client for an account of its own, whose requests are answered without who speaks. */
export function simklAnswering(
	reply: (request: ServiceRequest, timeoutMs: number) => ServiceAnswer | Promise<ServiceAnswer>,
	clock = testClock('2026-03-08T20:00:00.000Z'),
) {
	accounts += 1;
	return createSimklClient({
		account: `simkl-${accounts}`,
		app: { clientId: 'client-7', name: 'n8n-nodes-scrobble', version: '0.1.0' },
		send: async ({ query = {}, ...request }, timeoutMs) => {
			const asked = Object.entries(query).filter(([name]) => !IDENTITY.includes(name));
			return await reply({ ...request, query: Object.fromEntries(asked) }, timeoutMs);
		},
		clock,
	});
}
