import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { startTrakt } from '../../../simulators/trakt/index.mjs';
import { connectPerson } from '../../../tools/demo/household.mjs';
import { itemsOf, N8nClient } from '../../../tools/n8n/client.mjs';
import { installN8n } from '../../../tools/n8n/install.mjs';
import { startN8n } from '../../../tools/n8n/instance.mjs';
import { readTemplate } from '../../../tools/n8n/package.mjs';
import { withCredentials, withWebhookIds } from '../../../tools/n8n/workflow.mjs';
import {
	bytesOf,
	filmRow,
	olderTracking,
	rewatched,
	tracking,
	watched,
} from '../../fixtures/tvtime/export.mjs';
import { expectNoContractViolation } from './contract.mjs';
import { theN8n, until } from './n8n.mjs';

const OWNER = {
	email: 'archivist@example.com',
	password: 'Archive-2026',
	firstName: 'Ada',
	lastName: 'Archivist',
};

const SHOWS = 37;
const EPISODES_A_SHOW = 80;
const FILMS = 20;
const REWATCHES = 20;
const START = Date.UTC(2012, 0, 1);
const dateOf = (/** @type {number} */ index) =>
	new Date(START + index * 7_200_000).toISOString().slice(0, 19).replace('T', ' ');
const idOf = (/** @type {number} */ show, /** @type {number} */ number) =>
	99_100_000 + show * 100 + number;
const filmName = (/** @type {number} */ index) => `Tide Table ${String.fromCharCode(65 + index)}`;

/** 3,000 rows: 2,960 episodes, 20 of them seen again, and 20 films, the last of which nobody but TV Time knows. */
export function archiveOf3000Rows() {
	const episodes = Array.from({ length: SHOWS * EPISODES_A_SHOW }, (_, index) => {
		const [show, number] = [Math.floor(index / EPISODES_A_SHOW), (index % EPISODES_A_SHOW) + 1];
		const id = idOf(show, number);
		const about = {
			series_name: `Long Shore ${show}`,
			s_id: 99_000_000 + show,
			ep_id: id,
			episode_id: id,
		};
		return { index, number, about };
	});
	const rows = episodes.map(({ index, number, about }) => watched(1, number, dateOf(index), about));
	const again = episodes
		.slice(0, REWATCHES)
		.map(({ index, number, about }) => rewatched(1, number, dateOf(10_000 + index), about));
	const films = Array.from({ length: FILMS }, (_, index) =>
		filmRow('watch', filmName(index), dateOf(20_000 + index)),
	);
	const archive = zipSync({
		'gdpr-data/tracking-prod-records-v2.csv': bytesOf(tracking([...rows, ...again])),
		'gdpr-data/tracking-prod-records.csv': bytesOf(olderTracking(films)),
	});
	return { archive, plays: rows.length + again.length + films.length, unknown: 1 };
}

/** @param {import('../../../simulators/trakt/server.mjs').TraktSimulator} trakt */
function teach(trakt) {
	for (let show = 0; show < SHOWS; show += 1) {
		const episodes = Array.from({ length: EPISODES_A_SHOW }, (_, index) => ({
			number: index + 1,
			title: `Part ${index + 1}`,
			ids: { tvdb: idOf(show, index + 1) },
		}));
		trakt.addShow({
			title: `Long Shore ${show}`,
			year: 2011,
			ids: { tvdb: 99_000_000 + show },
			seasons: [{ number: 1, episodes }],
		});
	}
	for (let film = 0; film < FILMS - 1; film += 1)
		trakt.addMovie({ title: filmName(film), year: 1997 });
}

/** An n8n of its own, which a test may kill, with the template of the archive and Alice's account at Trakt. */
export async function openArchive() {
	const userFolder = await mkdtemp(join(tmpdir(), 'scrobble-archive-'));
	await cp(join(theN8n.userFolder, '.n8n', 'nodes'), join(userFolder, '.n8n', 'nodes'), {
		recursive: true,
	});
	const { node, bin } = await installN8n();
	let instance = await startN8n({ node, bin, userFolder });
	const trakt = await startTrakt();
	teach(trakt);
	const alice = trakt.addAccount({ name: 'Alice' });
	const client = new N8nClient(instance.address);
	await client.signIn(OWNER);
	const app = trakt.addApp({
		name: 'Archive',
		redirectUris: [`${client.address}/rest/oauth2-credential/callback`],
	});
	const credential = await connectPerson({ client, trakt, app, name: 'Alice' });
	const template = await readTemplate('tvtime-archive-to-trakt');
	const workflow = withCredentials(withWebhookIds(template), {
		'Import to Trakt': { traktOAuth2Api: credential },
	});
	const stored = await client.importWorkflow(workflow);
	await client.publish(stored);
	const form = workflow.nodes.find(({ name }) => name === 'Upload the Archive')?.webhookId;

	/** Without what they carried, newest first. @returns {Promise<{ id: string, status: string }[]>} */
	async function executions() {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: stored.id }));
		const { results } = await client.rest('GET', `/executions?filter=${filter}&limit=10`);
		return results;
	}
	return {
		trakt,
		alice,
		executions,
		/** Fills in the form. @param {Uint8Array} archive @param {string} whatToDo */
		async submit(archive, whatToDo) {
			const fields = new FormData();
			fields.set('field-0', new Blob([archive.slice()], { type: 'application/zip' }), 'export.zip');
			fields.set('field-1', 'Alice');
			fields.set('field-2', whatToDo);
			const answer = await fetch(`${client.address}/form/${form}`, {
				method: 'POST',
				body: fields,
			});
			return { status: answer.status };
		},
		/** What each node gave in the newest of so many executions, once it has ended. @param {number} count */
		async result(count) {
			const ended = await until(
				`execution ${count}`,
				async () => {
					const [newest, ...rest] = await executions();
					const isIt = newest && rest.length + 1 === count;
					return isIt && !['running', 'new'].includes(newest.status) && newest;
				},
				240_000,
			);
			const [execution = {}] = await client.executions({ workflowId: stored.id, limit: 1 });
			return { status: ended.status, items: itemsOf(execution) };
		},
		/** As when the power goes. */
		kill: async () => await instance.kill(),
		async startAgain() {
			const { port } = instance;
			instance = await startN8n({ node, bin, userFolder, port });
		},
		async close() {
			await instance.stop();
			await trakt.stop();
			await rm(userFolder, { recursive: true, force: true });
			expectNoContractViolation(trakt.requests);
		},
	};
}
