import { afterEach, describe, expect, it } from '@jest/globals';
import { films, moveIntoJellyfin } from '../../simulators/household.mjs';
import { startJellyfin } from '../../simulators/jellyfinServer.mjs';
import { itemsOf } from '../../tools/n8n/client.mjs';
import { bob, jellyfin, listening, TOKEN } from './support/triggers.mjs';

/** @type {Awaited<ReturnType<typeof startJellyfin>> | undefined} */
let server;
afterEach(async () => await server?.stop());

/** @param {Awaited<ReturnType<typeof listening>>} trigger @param {number} count how many executions there have to be */
async function told(trigger, count) {
	const executions = await trigger.executions(count);
	const events = executions.map((execution) => itemsOf(execution).Trigger?.flat()[0]);
	return events.map((event) => [event?.event, event?.notCounted?.code].join(' ').trim()).sort();
}

describe('what a real Jellyfin was seen to do, into a real n8n', () => {
	it.each([
		['12.0.0', ['play', 'play', 'stop stoppedEarly', 'watched']],
		['10.11.11', ['play', 'play', 'stop stoppedEarly', 'watched']],
	])(
		'%s: a film in two versions, watched and begun again, is one play',
		async (serverVersion, events) => {
			const trigger = await listening('jellyfinTrigger');
			server = await startJellyfin({ serverVersion });
			moveIntoJellyfin(server);
			server.addVersion(films.ferry);
			server.addWebhook({ url: trigger.address, headers: { 'X-Scrobble-Token': TOKEN } });
			const yesterday = new Date(Date.now() - 86_400_000);
			await server.play({
				user: 'alice',
				item: films.ferry,
				startedAt: yesterday,
				toPercent: 95,
				reports: 6,
			});
			await server.play({ user: 'alice', item: films.ferry, toPercent: 3 });
			expect(new Set(server.deliveries.map(({ status }) => status))).toEqual(new Set([200]));
			expect(await told(trigger, events.length)).toEqual(events);
		},
	);

	it('completed after five seconds without a position is no play, and says why', async () => {
		const trigger = await listening('jellyfinTrigger');
		const of = { user: bob.jellyfin, item: films.ferry, positionMs: 0 };
		const at = new Date(Date.now() - 60_000);
		const after = new Date(at.getTime() + 5_000);
		const sent = [
			jellyfin.event('PlaybackStart', { ...of, at }),
			jellyfin.event('PlaybackStop', { ...of, at: after, playedToCompletion: true }),
		];
		for (const request of sent) {
			expect(await jellyfin.send(trigger.withToken, request)).toMatchObject({ status: 200 });
		}
		expect(await told(trigger, 2)).toEqual(['play', 'stop tooShort']);
	});

	it('a stop at 98 % that does not say completed is a play', async () => {
		const trigger = await listening('jellyfinTrigger');
		const { shelf, ...film } = films.ferry;
		const properties = jellyfin.properties('PlaybackStop', {
			user: bob.jellyfin,
			item: { ...film, shelf },
			positionMs: 0,
		});
		const { PlayedToCompletion: _missing, ...unsaid } = properties;
		const body = {
			...unsaid,
			PlaybackPositionTicks: Math.round(Number(properties.RunTimeTicks) * 0.98),
		};
		const request = jellyfin.wrap(JSON.stringify(body));
		expect(await jellyfin.send(trigger.withToken, request)).toMatchObject({ status: 200 });
		expect(await told(trigger, 1)).toEqual(['watched']);
	});
});
