import { setTimeout as wait } from 'node:timers/promises';
import { until } from '../../e2e/support/n8n.mjs';
import { say } from '../../support/chance.mjs';
import { diceOf } from './dice.mjs';
import { installFlows } from './flows.mjs';
import { faultsMet, incidentsOf } from './incidents.mjs';
import { startMachine } from './machine.mjs';
import { planOf, SIZES } from './plan.mjs';
import { untilQuiet, untilRoom } from './quiet.mjs';
import { openSecrets } from './secrets.mjs';
import { sendersOf } from './senders.mjs';
import { tallyOf } from './tally.mjs';
import { townOf } from './town.mjs';
import { openWorld } from './world.mjs';

/**
 * One town's life with everything that goes wrong in it, from a seed.
 * @typedef {Awaited<ReturnType<typeof liveThrough>>} Outcome
 */

/** Between two happenings, or as long as n8n needs to follow. */
const PACE_MS = { full: 400, short: 700 };
/** For what was begun to come to its end, and for each of the flows that bring in what is missing. */
const PATIENCE_MS = { full: 900_000, short: 150_000 };

/** Where the time goes, in seconds. */
function stopwatch() {
	/** @type {[what: string, seconds: number][]} */
	const parts = [];
	let since = Date.now();
	return {
		parts,
		/** @param {string} what */
		done(what) {
			parts.push([what, Math.round((Date.now() - since) / 1000)]);
			since = Date.now();
		},
	};
}

/** @param {import('./machine.mjs').Machine} machine */
const untilUp = async (machine) => await until('n8n to be up', () => machine.isUp, 150_000);

/**
 * @param {'full' | 'short'} form
 * @param {number} seed
 */
export async function liveThrough(form, seed) {
	const size = SIZES[form];
	const dice = diceOf(seed);
	const town = townOf(size.people);
	const plan = planOf(dice, town, size);
	const took = stopwatch();
	const machine = await startMachine();
	const world = await openWorld(town);
	try {
		const flows = await installFlows(machine, world, town);
		const senders = sendersOf(world, flows);
		const incidents = incidentsOf(machine, world, flows, size.lasts);
		/** @type {import('./senders.mjs').Watched[]} */
		const watched = [];
		const memory = { before: await machine.memory() };
		let measuredOf = machine.starts;
		took.done('until n8n is there');

		const begun = [];
		let missed = 0;
		const waiting = [...plan.incidents];
		for (const [index, happening] of plan.happenings.entries()) {
			await incidents.passing(index);
			while (waiting[0] && waiting[0].after <= index) {
				const incident = waiting.shift();
				if (incident) begun.push(incidents.begin(incident));
			}
			begun.push(senders.carryOut(happening).then((play) => play && watched.push(play)));
			await wait(PACE_MS[form]);
			missed = machine.isUp ? 0 : missed + 1;
			if (missed >= size.lasts.down) await untilUp(machine);
			await untilRoom(machine);
			// Each start is a new process: the last one is held to what it kept at its beginning.
			if (machine.isUp && machine.starts > measuredOf) {
				measuredOf = machine.starts;
				memory.before = await machine.memory();
			}
			if (index % 100 === 99) say(`… ${index + 1} of ${plan.happenings.length} happenings`);
		}
		await Promise.all(begun);
		await untilUp(machine);
		took.done('of the town’s life');
		await incidents.end();
		say('… everything is in order again: what waits is tried, what is missing is compared');
		await untilQuiet(machine, world, flows, PATIENCE_MS[form]);
		const live = tallyOf(watched, world);
		took.done('until what had begun was at its end');
		await flows.tryAgain();
		await untilQuiet(machine, world, flows, PATIENCE_MS[form]);
		const retried = tallyOf(watched, world);
		took.done('of trying again');
		await flows.compare();
		const left = await untilQuiet(machine, world, flows, PATIENCE_MS[form]);
		took.done('of comparing');
		const memoryAfter = await machine.memory();
		const rows = await flows.rows();
		const runs = await flows.runs();
		await machine.stop();
		return {
			watched: watched.length,
			answers: senders.answers,
			injected: new Map([...faultsMet(world), ...incidents.happened]),
			/** How many were in the accounts before somebody pressed the button, and before the comparison. */
			landed: { live: live.landed, retried: retried.landed },
			tally: tallyOf(watched, world),
			rows,
			runs,
			left,
			memory: { ...memory, after: memoryAfter },
			secrets: await openSecrets(machine, { ...flows.secrets(), ...world.secrets() }, 'Lighthouse'),
			disk: machine.disk.how,
			took: took.parts,
			diskErrors: await machine.diskErrors(),
		};
	} finally {
		await machine.clear();
		await world.close();
	}
}
