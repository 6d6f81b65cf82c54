import { describe, expect, it } from '@jest/globals';

import { inTurnAtIndex, inTurnOf } from '../../../../services/jellyfin/client';
import { jellyfinSaying, USER } from './jellyfin';

const OTHER = 'a11ce000a11ce000a11ce000a11ce000';
/** The same user, as Jellyfin writes it too. */
const DASHED = 'B0B00000-b0b0-0000-b0b0-0000b0b00000';

describe('a turn at Jellyfin', () => {
	/** Whether a second piece of work begins while a first of this user is under way. */
	async function beginsBeside(second: string): Promise<boolean> {
		const { client } = jellyfinSaying();
		const order: string[] = [];
		await Promise.all([
			inTurnOf(client, USER, async () => {
				for (let step = 0; step < 20; step += 1) await Promise.resolve();
				order.push('first ends');
			}),
			inTurnOf(client, second, async () => {
				order.push('second begins');
			}),
		]);
		return order[0] === 'second begins';
	}

	it('is one user’s, however the id is written', async () => {
		expect(await beginsBeside(USER)).toBe(false);
		expect(await beginsBeside(DASHED)).toBe(false);
	});

	it('is nobody else’s: one key serves a whole household', async () => {
		expect(await beginsBeside(OTHER)).toBe(true);
	});

	it('has the library index in it, which has a lane of its own', async () => {
		const { client } = jellyfinSaying();
		const asked = async () => await inTurnAtIndex(client, USER, async () => 'found');
		// Else it waits for itself for ever.
		expect(await inTurnOf(client, USER, asked)).toBe('found');
	}, 5000);
});
