import { describe, expect, it } from '@jest/globals';

import { ServiceError } from '../../../../../services/http/serviceError';
import type { Wanted } from '../../../../../services/shared/import/wantedPlays';
import { settle } from '../../../../../services/shared/import/wantedPlays';
import { writeOrSplit } from '../../../../../services/shared/import/writeOrSplit';
import { outcomesAt } from '../../../../../services/shared/sync/syncResult';
import { watchEvent } from '../../../../support/watchEvents';

const objection = new ServiceError({
	service: 'anywhere',
	kind: 'refused',
	message: 'No',
	description: '',
	status: 422,
});
const plays = (count: number): Wanted[] =>
	Array.from({ length: count }, (_, index) => ({ event: watchEvent({ key: `play-${index}` }) }));

/** A service that takes no batch in which this play is. */
const taking = (odd: string) => async (batch: Wanted[]) => {
	if (batch.some(({ event }) => event.key === odd)) throw objection;
	const sync = outcomesAt('anywhere').synced('addedToHistory', 1);
	for (const play of batch) settle(play, sync);
	return { notFound: [], again: [] };
};

describe('a batch that a service does not take as a whole', () => {
	it('is written in parts, and the one play that it objects to alone stays out', async () => {
		const batch = plays(100);
		await writeOrSplit(batch, taking('play-61'), ({ status }) => status === 422);
		const failed = batch.filter(({ outcome }) => outcome && 'error' in outcome);
		expect(failed.map(({ event }) => event.key)).toEqual(['play-61']);
		expect(batch.every(({ outcome }) => outcome !== undefined)).toBe(true);
	});

	it('is not split for what would befall every part of it', async () => {
		await expect(writeOrSplit(plays(4), taking('play-1'), () => false)).rejects.toBe(objection);
	});
});
