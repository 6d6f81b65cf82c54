import { afterEach, describe, expect, it } from '@jest/globals';
import { JellyfinTrigger } from '../../../../nodes/Jellyfin/JellyfinTrigger.node';
import { films, homeVideo, moveIntoJellyfin } from '../../../../simulators/household.mjs';
import { startJellyfin } from '../../../../simulators/jellyfinServer.mjs';
import { defaultsOf, fakeWebhook, TOKEN } from '../../../support/webhookContext';

const trigger = new JellyfinTrigger();
const { ferry } = films;
const hour = (/** @type {number} */ hours) => new Date(Date.UTC(2026, 2, 8, hours, 7, 30));

/** @type {Awaited<ReturnType<typeof startJellyfin>>} */
let server;
/** @param {string} serverVersion */
async function begin(serverVersion) {
	server = await startJellyfin({ serverVersion, clock: { now: () => hour(23).getTime() } });
	moveIntoJellyfin(server);
	server.addWebhook({ url: 'http://127.0.0.1:9/' });
}
afterEach(() => server.stop());

/** What the trigger hands out for all that the server has sent, the plays and marks alone. */
async function told() {
	/** @type {string[]} */
	const events = [];
	for (const { properties } of server.deliveries) {
		const { context } = fakeWebhook({
			nodeId: server.address,
			query: { token: TOKEN },
			parameters: defaultsOf(trigger.description.properties),
			body: JSON.stringify(properties),
		});
		const { workflowData } = await trigger.webhook.call(context);
		events.push(...(workflowData?.flat() ?? []).map(({ json }) => `${json.event}`));
	}
	return events.filter((event) => event !== 'play' && event !== 'stop');
}

describe('a film in two versions', () => {
	it('is one play of the film on 10.11, where its version is a Video', async () => {
		await begin('10.11.11');
		const version = server.addVersion(ferry);
		await server.play({ user: 'alice', item: version.id, startedAt: hour(20), toPercent: 95 });
		expect(server.deliveries.at(-1)?.properties).toMatchObject({
			ItemType: 'Video',
			Name: expect.stringMatching(/ \(\d{4}\) - 4K$/),
		});
		expect(await told()).toEqual(['watched']);
	});

	it.each(['10.11.11', '12.0.0'])(
		'is no home video, which %s tells as a Video, too',
		async (version) => {
			await begin(version);
			const video = server.item(homeVideo);
			video.type = 'Video';
			await server.play({ user: 'alice', item: video.id, startedAt: hour(20), toPercent: 95 });
			expect(server.deliveries.at(-1)?.properties).toMatchObject({
				ItemType: 'Video',
				PlayedToCompletion: true,
			});
			expect(await told()).toEqual([]);
		},
	);

	it('is one play on 12.0, and none for a rewatch given up at 3 %, whatever is marked meanwhile', async () => {
		await begin('12.0.0');
		server.addVersion(ferry);
		await server.play({
			user: 'alice',
			item: ferry,
			startedAt: hour(18),
			toPercent: 95,
			reports: 30,
		});
		await server.play({
			user: 'alice',
			item: ferry,
			startedAt: hour(21),
			toPercent: 3,
			reports: 4,
		});
		const marks = server.deliveries.filter(
			({ properties }) => properties.SaveReason === 'TogglePlayed',
		);
		expect(marks.length).toBeGreaterThan(5);
		expect(marks[0]?.properties).toMatchObject({ Played: true, PlayCount: 0 });
		expect(marks[0]?.properties).not.toHaveProperty('LastPlayedDate');
		expect(await told()).toEqual(['watched']);
	});

	it('whose other version has a play of its own is still one play on 12.0', async () => {
		await begin('12.0.0');
		const version = server.addVersion(ferry);
		await server.play({ user: 'alice', item: version.id, startedAt: hour(8), toPercent: 95 });
		await server.play({
			user: 'alice',
			item: ferry,
			startedAt: hour(20),
			toPercent: 95,
			reports: 9,
		});
		expect(await told()).toEqual(['watched', 'watched']);
	});

	it('is unmarked once on 12.0', async () => {
		await begin('12.0.0');
		server.addVersion(ferry);
		await server.mark('alice', ferry);
		await server.mark('alice', ferry, false);
		expect(await told()).toEqual(['watched', 'unwatched']);
	});

	it('is not unmarked by a rewatch that was given up on 10.11', async () => {
		await begin('10.11.11');
		await server.play({ user: 'alice', item: ferry, startedAt: hour(18) });
		await server.play({ user: 'alice', item: ferry, startedAt: hour(21), toPercent: 30 });
		expect(server.userData('alice', ferry)).toMatchObject({ played: false, playCount: 2 });
		expect(await told()).toEqual(['watched']);
	});
});
