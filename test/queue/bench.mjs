/**
 * How many plays n8n's queue mode takes through our nodes with one, two and four workers on this machine. Each round
 * begins with as many plays and a queue at rest, and ends when the last play is in its account.
 */
import '../../tools/terminal/plainErrors.mjs';
import { availableParallelism } from 'node:os';
import { post } from '../../simulators/http/post.mjs';
import { step } from '../../tools/terminal/progress.mjs';
import { machine } from '../bench/machine.mjs';
import { keep, printed, written } from '../bench/report.mjs';
import { median, percentile, withSpread } from '../bench/statistics.mjs';
import { openCluster } from './cluster.mjs';
import { eveningOf } from './evening.mjs';
import { openTown } from './town.mjs';
import { until } from './until.mjs';

const WORKERS = [1, 2, 4];
const PEOPLE = 60;
const PLAYS = 180;
const ROUNDS = 3;
const SERVERS = 6;

const before = machine();
const cluster = await openCluster();
/** @type {import('./town.mjs').Town | undefined} */
let open;
/** @type {string[][]} */
const rows = [];
try {
	// Trakt's pace is off: it limits a person, not a machine.
	const town = await openTown(cluster, {
		people: PEOPLE,
		films: (PLAYS / PEOPLE) * (ROUNDS + 1) * WORKERS.length + 1,
		writeIntervalMs: 0,
	});
	open = town;
	let firstFilm = 0;
	for (const workers of WORKERS) {
		await cluster.startWorkers(workers - cluster.workers.length);
		const [perSecond, accepted, p95] = [numbers(), numbers(), numbers()];
		for (let round = 0; round <= ROUNDS; round += 1) {
			const measured = await step(`${workers} workers, round ${round} of ${ROUNDS}`, () =>
				oneRound(),
			);
			// The first round warms everything up.
			if (round === 0) continue;
			perSecond.push(measured.perSecond);
			accepted.push(measured.acceptedPerSecond);
			p95.push(measured.p95);
		}
		rows.push([
			String(workers),
			withSpread(perSecond),
			withSpread(accepted),
			withSpread(p95, 0),
			(median(perSecond) / Number(rows[0]?.[1]?.split(' ')[0] ?? median(perSecond))).toFixed(2),
		]);
	}

	async function oneRound() {
		const plays = eveningOf(town, { plays: PLAYS, people: PEOPLE, firstFilm });
		firstFilm += PLAYS / PEOPLE;
		const held = () =>
			[...town.trakt.accounts.values()].reduce((sum, { history }) => sum + history.length, 0);
		const target = held() + PLAYS;
		const answeredMs = numbers();
		const began = performance.now();
		const waiting = [...plays];
		await Promise.all(
			Array.from({ length: SERVERS }, async () => {
				for (let play = waiting.shift(); play; play = waiting.shift()) {
					const { address, webhook } = town.webhookOf({ ...play, at: undefined });
					const sentAt = performance.now();
					const { status } = await post(address, webhook);
					if (status !== 200) throw new Error(`A webhook was answered ${status}`);
					answeredMs.push(performance.now() - sentAt);
				}
			}),
		);
		const acceptedMs = performance.now() - began;
		await until('every play to land', () => held() >= target, 300_000);
		const tookMs = performance.now() - began;
		return {
			perSecond: (PLAYS * 1000) / tookMs,
			acceptedPerSecond: (PLAYS * 1000) / acceptedMs,
			p95: percentile(answeredMs, 95),
		};
	}
} finally {
	await open?.trakt.stop();
	await cluster.close();
}

/** @returns {number[]} */
function numbers() {
	return [];
}

const section = {
	title: 'Queue mode',
	about: `One main, one webhook process, PostgreSQL and Redis, all of it and the simulated Trakt on the same ${availableParallelism()} cores. ${ROUNDS} rounds of ${PLAYS} plays of ${PEOPLE} people, ${SERVERS} media servers at once; median (lowest–highest round).`,
	head: [
		'Workers',
		'Plays/s until in the account',
		'Webhooks/s answered',
		'p95 until 200, ms',
		'Beside one worker',
	],
	rows,
};
console.log(printed(section));
await keep(
	'benchmarks.md',
	'queue',
	`${written(section)}\n\n${before.map((line) => `- ${line}`).join('\n')}`,
);
