/**
 * A household's evening through a real n8n, against a simulated Trakt. `--once` stops everything at its end and exits 0
 * only if every play landed exactly once with the right person.
 */
import './terminal/plainErrors.mjs';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { films, moveIn, people } from '../simulators/household.mjs';
import { jellyfinWebhookPlugin } from '../simulators/jellyfin.mjs';
import { plexServer } from '../simulators/plex.mjs';
import { named } from '../simulators/trakt/account.mjs';
import { startTrakt } from '../simulators/trakt/index.mjs';
import { householdEvening } from './demo/evening.mjs';
import { prepareHousehold } from './demo/household.mjs';
import { deviations, rowsOfLog, titleOfPlay } from './demo/report.mjs';
import { N8nClient } from './n8n/client.mjs';
import { installN8n } from './n8n/install.mjs';
import { portNear, startN8n } from './n8n/instance.mjs';
import { localOwner } from './n8n/owner.mjs';
import { installDevelopmentDependencies, installPackage, packPackage } from './n8n/package.mjs';
import { untilInterrupted } from './terminal/interrupt.mjs';
import { step } from './terminal/progress.mjs';
import { table } from './terminal/table.mjs';

const PORT = 5678;
/** Ten 503s in a row would be over by then. */
const SETTLE_TIMEOUT_MS = 120_000;
const once = process.argv.includes('--once');
// The demo begins anew each time.
const userFolder = await mkdtemp(join(tmpdir(), 'scrobble-demo-'));

await installDevelopmentDependencies();
const { node, bin } = await installN8n();
const tarball = await packPackage();
await installPackage(tarball, userFolder);
const owner = await localOwner(userFolder);
const instance = await step('n8n started', async () =>
	startN8n({ node, bin, userFolder, port: await portNear(PORT) }),
);
const client = new N8nClient(instance.address);
const trakt = await startTrakt();
let complete = false;

try {
	await client.signIn(owner);
	moveIn(trakt);
	const token = randomBytes(18).toString('base64url');
	const { workflowId, addresses } = await step(
		'accounts connected, template imported and published',
		() => prepareHousehold({ client, trakt, token, people: [people.alice, people.bob] }),
	);

	const plex = plexServer({ name: 'Attic', uuid: 'attic-plex' });
	const jellyfin = jellyfinWebhookPlugin({
		serverName: 'Cellar',
		serverId: 'ce11a000ce11a000ce11a000ce11a000',
		headers: { 'X-Scrobble-Token': token },
	});
	const { happenings, expected } = householdEvening(plex, jellyfin, trakt);
	seenLastYear();

	console.log('\nA household evening, as the media servers send it:');
	const answers = [];
	let executions = 0;
	for (const { what, source, request, status, executes, token: other, before } of happenings) {
		before?.();
		const address =
			source === 'plex' ? `${addresses.plex}?token=${other ?? token}` : addresses.jellyfin;
		const answer = await (source === 'plex' ? plex : jellyfin).send(address, request());
		console.log(`  ${answer.status === status ? '✔' : '✘'} ${what} → ${answer.status}`);
		answers.push(answer.status === status);
		if (executes) executions += 1;
		// An evening is longer than this; but what was sent first shall be worked on first, for a table that reads well.
		await settled(executions);
	}
	const log = await step('everything settled', () => settled(executions));

	console.log(
		`\nn8n's execution log:\n\n${table(['Who', 'What', 'Event', 'Where', 'Status'], rowsOfLog(log))}`,
	);
	const plays = [...trakt.accounts.values()].flatMap(({ name, history }) =>
		history.map((/** @type {import('./n8n/client.mjs').Json} */ play) => [
			name,
			titleOfPlay(play),
			play.watched_at,
			play.action,
		]),
	);
	console.log(
		`\nThe simulated Trakt accounts:\n\n${table(['Account', 'Play', 'Watched', 'By'], plays)}`,
	);

	const wrong = deviations(expected, trakt.accounts);
	if (answers.includes(false)) wrong.push('A media server was not answered as it should');
	if (log.length !== executions)
		wrong.push(`n8n ran ${log.length} executions instead of ${executions}`);
	complete = wrong.length === 0;
	console.log(
		complete
			? '\n✔ Every play landed exactly once, with the right person.'
			: `\n✘ ${wrong.join('\n✘ ')}`,
	);

	if (!once) {
		console.log(
			`\nn8n goes on at  ${instance.address}/workflow/${workflowId}\nSign in with   ${owner.email} / ${owner.password}\nIt runs, with the simulated Trakt, until you press Ctrl-C.`,
		);
		await Promise.race([untilInterrupted(), instance.ended]);
	}

	/** @param {number} count */
	async function settled(count) {
		const deadline = Date.now() + SETTLE_TIMEOUT_MS;
		for (;;) {
			const found = await client.executions({ workflowId });
			const ended = found.filter(({ status }) => !['new', 'running', 'waiting'].includes(status));
			if (ended.length >= count && ended.length === found.length) return ended.reverse();
			if (Date.now() > deadline)
				throw new Error(
					`n8n ended ${ended.length} of ${count} executions; its log is ${instance.logFile}`,
				);
			await wait(150);
		}
	}
} finally {
	await instance.stop();
	await trakt.stop();
	await rm(userFolder, { recursive: true, force: true });
}
process.exitCode = complete ? 0 : 1;

/** Alice's rewatch needs a first viewing. */
function seenLastYear() {
	const film = trakt.catalogue.movies.find(({ title }) => title === films.tinHarbour.title);
	if (!film) throw new Error('The simulated Trakt does not know the film');
	const lastYear = new Date(Date.now() - 365 * 86_400_000).toISOString();
	trakt
		.account(people.alice.name)
		.history.push({ ...named(film), id: 1, watched_at: lastYear, action: 'watch' });
}
