import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import { films, moveIn, people, shows } from '../../simulators/household.mjs';
import { startTrakt } from '../../simulators/trakt/index.mjs';
import { connectPerson } from '../../tools/demo/household.mjs';
import { itemsOf } from '../../tools/n8n/client.mjs';
import { readTemplate } from '../../tools/n8n/package.mjs';
import { withCredentials, withWebhookIds } from '../../tools/n8n/workflow.mjs';
import { bytesOf, filmRow, olderTracking, tracking, watched } from '../fixtures/tvtime/export.mjs';
import { expectNoContractViolation } from './support/contract.mjs';
import { endedExecutions } from './support/n8n.mjs';
import { openSimkl } from './support/simkl.mjs';

const { saltAndCircuit } = shows;
const { tinHarbour } = films;
/** Four episodes, a film, and one that nobody has. */
const archive = zipSync({
	'tracking-prod-records-v2.csv': bytesOf(
		tracking(
			saltAndCircuit.episodes
				.filter(({ season, ids }) => season === 1 && ids.tvdb)
				.map(({ number, ids }) =>
					watched(1, number, `2019-02-0${number} 20:00:00`, {
						series_name: saltAndCircuit.title,
						s_id: saltAndCircuit.ids.tvdb ?? 0,
						ep_id: ids.tvdb ?? 0,
						episode_id: ids.tvdb ?? 0,
					}),
				),
		),
	),
	'tracking-prod-records.csv': bytesOf(
		olderTracking([
			filmRow('watch', tinHarbour.title, '2023-09-01 20:00:00', { release_date: '2023-05-04' }),
			filmRow('watch', 'Nobody Has This', '2023-09-02 20:00:00'),
		]),
	),
});
const PLAYS = 6;
const KNOWN = 5;

describe.each([
	{ file: 'tvtime-archive-to-simkl', destinations: ['Simkl'] },
	{ file: 'tvtime-archive-to-trakt-and-simkl', destinations: ['Trakt', 'Simkl'] },
])('$file in a real n8n', ({ file, destinations }) => {
	/** @type {Awaited<ReturnType<typeof open>>} */
	let home;
	async function open() {
		const simkl = await openSimkl();
		const trakt = await startTrakt();
		moveIn(trakt);
		const { client } = simkl;
		const { name } = people.alice;
		const redirectUris = [`${client.address}/rest/oauth2-credential/callback`];
		const app = trakt.addApp({ name: 'Archive', redirectUris });
		const template = await readTemplate(file);
		const workflow = withCredentials(withWebhookIds(template), {
			'Import to Simkl': { simklOAuth2Api: await simkl.byOAuth(name) },
			'Import to Trakt': { traktOAuth2Api: await connectPerson({ client, trakt, app, name }) },
		});
		const stored = await client.importWorkflow(workflow);
		await client.publish(stored);
		const form = workflow.nodes.find((node) => node.name === 'Upload the Archive')?.webhookId;
		let sent = 0;
		return {
			simkl,
			trakt,
			/** What each node gave. @param {string} whatToDo */
			async send(whatToDo) {
				const fields = new FormData();
				fields.set('field-0', new Blob([archive.slice()]), 'export.zip');
				fields.set('field-1', name);
				fields.set('field-2', whatToDo);
				await fetch(`${client.address}/form/${form}`, { method: 'POST', body: fields });
				sent += 1;
				const log = await endedExecutions(client, String(stored.id), sent, 120_000);
				return itemsOf(log.at(-1) ?? {});
			},
			async close() {
				await client.unpublish(String(stored.id));
				await simkl.close();
				await trakt.stop();
				expectNoContractViolation(trakt.requests);
			},
		};
	}
	const held = () => ({
		Simkl: [...home.simkl.alice.library.values()].flatMap(({ episodes, watchedAt }) => [
			...episodes.values(),
			...(watchedAt ? [watchedAt] : []),
		]).length,
		Trakt: home.trakt.account(people.alice.name).history.length,
	});
	const everywhere = (/** @type {number} */ plays) =>
		Object.fromEntries(
			['Simkl', 'Trakt'].map((name) => [name, destinations.includes(name) ? plays : 0]),
		);

	beforeAll(async () => {
		home = await open();
	});
	afterAll(() => home.close());

	it.each([
		['Only tell me what would happen', { 'would be added': KNOWN }, 0],
		['Write it', { added: KNOWN }, KNOWN],
		['Write it', { 'there already': KNOWN }, KNOWN],
	])(
		'%s: %j',
		async (whatToDo, counts, plays) => {
			const items = await home.send(whatToDo);
			for (const name of destinations) {
				const [[summary, lost] = []] = items[`Report of ${name}`] ?? [];
				expect(summary).toMatchObject({
					plays: PLAYS,
					counts: { ...counts, 'not found there': 1 },
				});
				expect(lost).toMatchObject({ what: 'Nobody Has This (1997)', outcome: 'not found there' });
			}
			expect(held()).toEqual(everywhere(plays));
		},
		180_000,
	);
});
