import { channel } from 'node:diagnostics_channel';
import { jest } from '@jest/globals';

/** Turns of the event loop without anything on the wire after which nothing is on its way any more. */
const QUIET_TURNS = 25;
/** What takes longer does not end at all. */
const LONGEST_MS = 6 * 3_600_000;

let onTheWire = 0;
for (const name of [
	'http.client.request.start',
	'http.client.response.finish',
	'http.server.request.start',
	'http.server.response.finish',
]) {
	channel(name).subscribe(() => {
		onTheWire += 1;
	});
}

/**
 * Time that stands still while something is on the wire, and otherwise goes at once to whatever waits next: a back-off, a
 * pace, a slow service. Both ends of the wire are in this process, so that they share it. Real sockets, no real waiting.
 */
export function timeStandsStill() {
	jest.useFakeTimers({
		doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'hrtime'],
	});
	// Node's own counts real time.
	jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
		const controller = new AbortController();
		setTimeout(() => controller.abort(new DOMException('Too late', 'TimeoutError')), ms);
		return controller.signal;
	});
}

export function timeGoesOn() {
	jest.restoreAllMocks();
	jest.useRealTimers();
}

/** Moves time on, with everything that was due until then. @param {number} ms */
export async function later(ms) {
	await jest.advanceTimersByTimeAsync(ms);
}

/**
 * What the work gives, with time going to whatever waits next; and how many milliseconds it took so.
 * @template T
 * @param {() => Promise<T>} work
 */
export async function timed(work) {
	const startedAt = Date.now();
	let isDone = false;
	const working = work().finally(() => {
		isDone = true;
	});
	// Looked at at the end; until then a rejection is nobody's fault.
	working.catch(() => undefined);
	for (;;) {
		await quiet(() => isDone);
		if (isDone) break;
		if (Date.now() - startedAt > LONGEST_MS) throw new Error('Not done after six hours');
		await jest.advanceTimersToNextTimerAsync();
	}
	return { result: await working, tookMs: Date.now() - startedAt };
}

/** @template T @param {() => Promise<T>} work */
export async function inNoTime(work) {
	return (await timed(work)).result;
}

/** @param {() => boolean} isDone */
async function quiet(isDone) {
	let seen = onTheWire;
	for (let turns = 0; turns < QUIET_TURNS && !isDone(); turns += 1) {
		await new Promise((resolve) => {
			setImmediate(resolve);
		});
		if (seen !== onTheWire) [seen, turns] = [onTheWire, 0];
	}
}
