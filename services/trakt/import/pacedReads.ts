import type { ServiceClient } from '../../http/serviceClient';
import { isServiceError } from '../../http/serviceError';
import { importStopped } from '../../shared/import/wantedPlays';
import { readPeriodMs, untilRoom } from '../readLimit';

/** Of what the account may read, an import takes that much: the rest is for the live plays and polls of the meantime. */
const SHARE = 0.84;
/** In a turn of the account, which keeps its live plays waiting, so that it never waits a period out there. */
const SHARE_IN_TURN = 0.96;
/** How often one read waits a whole period out after a 429; others may be using the account up. */
const MOST_PERIODS = 3;
/** Milliseconds after which a wait looks whether somebody has stopped the import. */
const LOOK_UP_MS = 5000;

/** The same client for an import, whose reads may be thousands: it waits until there is room, and a period out after a 429. */
export function withPacedReads(client: ServiceClient, isCancelled: () => boolean): ServiceClient {
	const { service, account, clock } = client;
	let turns = 0;

	async function rest(ms: number): Promise<void> {
		for (let left = ms; left > 0; left -= LOOK_UP_MS) {
			if (isCancelled()) throw importStopped(service);
			await clock.sleep(Math.min(left, LOOK_UP_MS));
		}
	}

	return {
		...client,
		async request(what, how) {
			if (what.method !== 'GET') return await client.request(what, how);
			for (let periods = 0; ; periods += 1) {
				const share = turns > 0 ? SHARE_IN_TURN : SHARE;
				await rest(untilRoom(account, share, clock.now()));
				const answer = await client.request(what, how).catch((error: unknown) => {
					if (isServiceError(error) && error.status === 429 && periods < MOST_PERIODS) return error;
					throw error;
				});
				if (!isServiceError(answer)) return answer;
				await rest(answer.retryAfterMs ?? readPeriodMs(account));
			}
		},
		async inTurn(work) {
			return await client.inTurn(async () => {
				turns += 1;
				return await work().finally(() => {
					turns -= 1;
				});
			});
		},
	};
}
