import { describe, expect, it } from '@jest/globals';
import { shows } from '../../../../simulators/household.mjs';
import { touch } from '../../../../simulators/simkl/account.mjs';
import { clock, household, titled, told, trigger, watchEpisode } from './polling.mjs';

describe('the Simkl Trigger, of a show whose episodes Simkl may leave out,', () => {
	it('gives the episode that completes a show, and calls none of the others unwatched', async () => {
		watchEpisode(1);
		watchEpisode(2);
		const node = trigger();
		await node.publish();
		const show = titled(shows.saltAndCircuit.title);
		const entry = household.alice.library.get(show.ids.simkl);
		show.ended = true;
		const rest = show.episodes.filter(
			({ season, simkl: id }) => season > 0 && !entry?.episodes.has(id),
		);
		const left = rest.map(({ season, number }) => `watched Salt & Circuit ${season}x${number}`);
		for (const { season, number } of rest) watchEpisode(number, season);
		expect(entry?.status).toBe('completed');
		expect(told(await node.poll())).toEqual(left);
		clock.ms += 60_000;
		touch(household.alice, show, 'dropped', clock.ms);
		if (entry) entry.status = 'dropped';
		expect(await node.poll()).toEqual([]);
	});

	it('takes nothing back of a show that Simkl lists no episodes of, and makes none up', async () => {
		watchEpisode(1);
		const node = trigger();
		await node.publish();
		const show = titled(shows.saltAndCircuit.title);
		const entry = household.alice.library.get(show.ids.simkl);
		const first = new Map(entry?.episodes);
		clock.ms += 60_000;
		entry?.episodes.clear();
		if (entry) entry.status = 'completed';
		touch(household.alice, show, 'completed', clock.ms);
		expect(await node.poll()).toEqual([]);
		clock.ms += 60_000;
		if (entry) Object.assign(entry, { status: 'watching', episodes: first });
		touch(household.alice, show, 'watching', clock.ms);
		expect(await node.poll()).toEqual([]);
	});
});
