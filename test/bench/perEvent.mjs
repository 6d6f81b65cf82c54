import { step } from '../../tools/terminal/progress.mjs';
import { sendAll } from './load.mjs';
import { median, percentile, ratios, withSpread } from './statistics.mjs';
import { byHand, floor, ours, triggerAlone } from './workflows.mjs';

/** A person gets two of a round's events at most, and an n8n of two cores takes more than two seconds for them. */
export const PEOPLE = 36;
const EVENTS = 72;
const SERVERS = 6;

/**
 * The same films through workflows in turn: ours, the same built by hand, n8n alone, and our trigger alone. A round is over when the
 * last execution has ended, so that a workflow that answers early and works late gains nothing.
 * @param {import('./street.mjs').Street} street
 * @param {{ rounds: number, settings?: string }} options `settings`: those of n8n that are not as it comes; the goals are for n8n as it comes
 * @returns {Promise<import('./report.mjs').Section>}
 */
export async function perEvent(street, { rounds, settings }) {
	const service = { address: street.trakt.address, clientId: street.app.clientId };
	const contestants = await step('workflows A, B, C and D published', async () =>
		[
			{
				letter: 'A',
				name: 'Plex Trigger → Trakt Sync',
				addresses: await street.publish((trakt) => ours(street.webhookToken, trakt)),
				sends: true,
			},
			{
				letter: 'B',
				name: 'Webhook → Code → HTTP Request',
				addresses: await street.publish((trakt) => byHand(trakt, service)),
				sends: true,
			},
			{
				letter: 'C',
				name: 'Webhook → No Operation',
				addresses: await street.publish(({ name }) => floor(name)),
				sends: false,
			},
			{
				letter: 'D',
				name: 'Plex Trigger → No Operation',
				addresses: await street.publish(({ name }) => triggerAlone(street.webhookToken, name)),
				sends: false,
			},
		].map((contestant) => ({
			...contestant,
			perSecond: numbers(),
			cpu: numbers(),
			p50: numbers(),
			p95: numbers(),
			memory: numbers(),
		})),
	);

	for (let round = -1; round < rounds; round += 1) {
		const turn = Math.max(0, round) % contestants.length;
		for (const contestant of [...contestants.slice(turn), ...contestants.slice(0, turn)]) {
			const measured = await step(`round ${round + 1} of ${rounds}: ${contestant.letter}`, () =>
				oneRound(street, contestant),
			);
			// The first round warms everything up.
			if (round < 0) continue;
			contestant.perSecond.push(measured.perSecond);
			contestant.cpu.push(measured.cpuMs);
			contestant.p50.push(percentile(measured.answeredMs, 50));
			contestant.p95.push(percentile(measured.answeredMs, 95));
			contestant.memory.push(measured.memoryMb);
		}
	}
	const [a, b, c] = contestants;
	if (!a || !b || !c) throw new Error('There are four of them');
	const beside = {
		b: median(ratios(a.perSecond, b.perSecond)),
		c: median(ratios(a.perSecond, c.perSecond)),
	};
	return {
		title: settings ? `Per event, with ${settings}` : 'Per event in a real n8n',
		about: `Regular mode, SQLite, every execution saved. ${rounds} rounds of ${EVENTS} films each, in turn, ${SERVERS} media servers at once; median (lowest–highest round). CPU counts n8n's process and the one that runs its Code nodes.`,
		head: [
			'',
			'Workflow',
			'Executions/s',
			'CPU each, ms',
			'p50 until 200, ms',
			'p95 until 200, ms',
			'Memory, MB',
			'A to it',
		],
		rows: contestants.map(({ letter, name, perSecond, cpu, p50, p95, memory }) => [
			letter,
			name,
			withSpread(perSecond),
			withSpread(cpu, 0),
			withSpread(p50, 0),
			withSpread(p95, 0),
			withSpread(memory, 0),
			letter === 'A' ? '' : withSpread(ratios(a.perSecond, perSecond), 2),
		]),
		goals: settings
			? []
			: [
					{ name: `A at least 1.15 × B: ${beside.b.toFixed(2)}`, met: beside.b >= 1.15 },
					{ name: `A at least 0.9 × C: ${beside.c.toFixed(2)}`, met: beside.c >= 0.9 },
				],
	};
}

/** @returns {number[]} */
const numbers = () => [];

/**
 * @param {import('./street.mjs').Street} street
 * @param {{ letter: string, addresses: string[], sends: boolean }} contestant
 */
async function oneRound(street, { letter, addresses, sends }) {
	const plays = street.plays(addresses, EVENTS);
	const written = () =>
		[...street.trakt.accounts.values()].reduce((sum, { history }) => sum + history.length, 0);
	const before = written();
	const [cpuBefore, began] = [await street.cpuMs(), performance.now()];
	const { answeredMs } = await sendAll(plays, SERVERS);
	await street.idle();
	const perSecond = (EVENTS * 1000) / (performance.now() - began);
	const cpuMs = ((await street.cpuMs()) - cpuBefore) / EVENTS;
	const arrived = written() - before;
	if (arrived !== (sends ? EVENTS : 0))
		throw new Error(`${letter} wrote ${arrived} plays of ${EVENTS}`);
	return { answeredMs, perSecond, cpuMs, memoryMb: await street.memoryMb() };
}
