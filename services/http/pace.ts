import type { Clock } from './exchange';

/** The service sees arrival times, which the network shifts a little: spacing needs a few milliseconds more. */
const NETWORK_MARGIN_MS = 25;

interface Lane {
	/** Settles when everything queued so far has ended. */
	tail: Promise<unknown>;
	queued: number;
	/** Milliseconds since 1970 before which no next one may start. */
	freeAt: number;
}

/** Another piece of the account's work took so long that this one was not begun: nothing of it was sent. */
export class TurnTooLate extends Error {}

/** From when on, and for how long, a piece of work waits for its turn; milliseconds. */
export interface Patience {
	since: number;
	forMs: number;
}

const paces = new Map<string, Lane>();
const turns = new Map<string, Lane>();

/**
 * Runs one write of an account: alone, and no sooner than `intervalMs` after the END of the account's last write
 * in this process. Other processes are not seen; the service's 429 covers those. Rejects with `TurnTooLate`.
 */
export async function inPace<T>(
	key: string,
	intervalMs: number,
	clock: Clock,
	write: () => Promise<T>,
	patience?: Patience,
): Promise<T> {
	return await alone(paces, key, clock, async (lane) => {
		refuseIfLate(clock, patience);
		// A clock that was set back must not hold the account for longer than one interval.
		const wait = Math.min(lane.freeAt - clock.now(), intervalMs + NETWORK_MARGIN_MS);
		if (wait > 0) await clock.sleep(wait);
		try {
			return await write();
		} finally {
			lane.freeAt = clock.now() + intervalMs + NETWORK_MARGIN_MS;
		}
	});
}

/**
 * Runs a piece of work (read back, then write) while no other piece of the same account runs in this process.
 * Requests inside are paced as usual; a turn inside a turn would wait for itself for ever. Rejects with `TurnTooLate`.
 */
export async function inTurn<T>(
	key: string,
	clock: Clock,
	work: () => Promise<T>,
	patience?: Patience,
): Promise<T> {
	return await alone(turns, key, clock, async () => {
		refuseIfLate(clock, patience);
		return await work();
	});
}

/**
 * What has waited too long is let go when the piece before it ends, so that a whole queue behind a service that hangs is
 * told within that time and the one piece under way, whose requests all have an end.
 */
function refuseIfLate(clock: Clock, patience: Patience | undefined): void {
	if (patience && clock.now() - patience.since > patience.forMs) throw new TurnTooLate();
}

/** How many accounts are remembered: idle ones are forgotten as soon as another one comes. */
export function accountsRemembered(): number {
	return paces.size + turns.size;
}

async function alone<T>(
	lanes: Map<string, Lane>,
	key: string,
	clock: Clock,
	work: (lane: Lane) => Promise<T>,
): Promise<T> {
	forgetIdle(lanes, key, clock);
	const lane = lanes.get(key) ?? { tail: Promise.resolve(), queued: 0, freeAt: 0 };
	lanes.set(key, lane);
	lane.queued += 1;
	const mine = lane.tail.then(async () => await work(lane));
	lane.tail = mine.catch(() => undefined);
	try {
		return await mine;
	} finally {
		lane.queued -= 1;
	}
}

function forgetIdle(lanes: Map<string, Lane>, except: string, clock: Clock): void {
	for (const [key, lane] of lanes) {
		if (key !== except && lane.queued === 0 && lane.freeAt <= clock.now()) lanes.delete(key);
	}
}
