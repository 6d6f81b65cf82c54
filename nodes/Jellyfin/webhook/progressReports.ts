import type { PlayEvent } from '../../../media';
import { Memory } from '../../../services/shared/memory';

/** What is known of one viewing: one person, one player, one title. */
interface Viewing {
	paused: boolean;
	/** The 10 % steps that were told, or were passed before we listened. */
	steps: Set<number>;
}

/** Percent. */
const STEP = 10;
/** A player that is silent for longer has ended the viewing without a word. Milliseconds. */
const SILENT_MS = 24 * 3_600_000;

/**
 * Turns Jellyfin's progress reports into what happened: the webhook plugin tells neither pause nor
 * resume, and the server repeats a viewing's state every second (`IsAutomated`). Out come one
 * `pause` and one `resume` per change, and at most one `progress` for each 10 % of a viewing.
 *
 * It remembers in memory, because n8n's static data is written whole after each request and loses
 * what other requests wrote meanwhile. So after a restart, and once for each further webhook process,
 * a `pause` may be told a second time; a first report that is not paused is never a `resume`, and its
 * step is taken as told.
 */
export class ProgressReports {
	private readonly viewings: Memory<Viewing>;

	constructor(mostViewings = 10_000) {
		this.viewings = new Memory(mostViewings, () => 1, SILENT_MS);
	}

	/**
	 * The event that a reported event amounts to, or none.
	 *
	 * @param place the trigger node that listens; viewings of different nodes are kept apart
	 */
	settle(event: PlayEvent, place: string): PlayEvent | undefined {
		const key = viewingOf(event, place);
		switch (event.event) {
			case 'pause':
			case 'progress':
				return this.report(event, key);
			case 'play':
			case 'stop':
			case 'watched':
				this.viewings.forget(key);
				return event;
			default:
				return event;
		}
	}

	private report(event: PlayEvent, key: string): PlayEvent | undefined {
		const known = this.viewings.get(key);
		const viewing = known ?? { paused: false, steps: new Set<number>() };
		this.viewings.set(key, viewing);

		const paused = event.event === 'pause';
		const changed = paused !== viewing.paused;
		viewing.paused = paused;
		const isNewStep = reach(viewing.steps, event.progress);
		if (changed) return paused ? event : { ...event, event: 'resume' };
		return known && !paused && isNewStep ? event : undefined;
	}
}

function reach(steps: Set<number>, progress: number | undefined): boolean {
	if (progress === undefined) return false;
	const step = Math.floor(progress / STEP);
	const isNew = !steps.has(step);
	steps.add(step);
	return isNew;
}

function viewingOf({ user, server, player, media }: PlayEvent, place: string): string {
	const device = player?.id ?? player?.name;
	return JSON.stringify([place, server?.id, user.id, device, media.ids.jellyfin ?? media.title]);
}

/**
 * Whether the server sent a report by itself: it repeats what the player said last. Templates write
 * `True`, in a property of any case.
 */
export function isAutomated(payload: unknown): boolean {
	if (typeof payload !== 'object' || payload === null) return false;
	const property = Object.entries(payload).find(([name]) => name.toLowerCase() === 'isautomated');
	const value: unknown = property?.[1];
	// Not String(): an object from outside may have a toString that is no function.
	return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}
