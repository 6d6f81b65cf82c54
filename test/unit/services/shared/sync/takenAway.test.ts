import { beforeEach, describe, expect, it } from '@jest/globals';

import { createServiceClient } from '../../../../../services/http/client';
import { forgetLookups } from '../../../../../services/shared/memory';
import { TakenAway } from '../../../../../services/shared/sync/takenAway';
import { testClock } from '../../../../support/scripted';
import { watchEvent } from '../../../../support/watchEvents';

const clientOf = (account: string) =>
	createServiceClient({
		service: 'anywhere',
		account,
		clock: testClock(),
		send: async () => ({ status: 200, headers: {}, body: {} }),
		explain: () => ({ kind: 'refused', message: '', description: '' }),
	});

describe('a play that an event has taken away', () => {
	beforeEach(forgetLookups);

	it('is known, in this process too, to the same event of the same account, of the same title', async () => {
		const taken = new TakenAway<number>();
		const event = watchEvent({ event: 'unwatched' });
		expect(await taken.mayTake(clientOf('alice'), event, 7, [42, 42])).toBe(true);
		expect(taken.by(clientOf('alice'), event, 7)).toBe(42);
		expect(taken.by(clientOf('alice'), event, 8)).toBeUndefined();
		expect(taken.by(clientOf('bob'), event, 7)).toBeUndefined();
		expect(taken.by(clientOf('alice'), { ...event, key: 'later' }, 7)).toBeUndefined();
	});
});
