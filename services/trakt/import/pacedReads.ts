import { inPace } from '../../http/pace';
import type { ServiceClient } from '../../http/serviceClient';

/**
 * AUTHED_API_GET_LIMIT: 1000 reads in five minutes and account. With the margin of the pace these are 920, which leaves
 * some to the live plays and polls of the meantime.
 */
const READ_INTERVAL_MS = 300;

/** The same client for an import, whose reads may be thousands; all imports into one account share its pace. */
export function withPacedReads(client: ServiceClient): ServiceClient {
	const { service, account, clock } = client;
	return {
		...client,
		async request(what, how) {
			// The turn alone: the limit counts how many there are, not how long each takes.
			const turn = async () => await Promise.resolve();
			if (what.method === 'GET') {
				await inPace(`${service}|${account}|import`, READ_INTERVAL_MS, clock, turn);
			}
			return await client.request(what, how);
		},
	};
}
