import { judge, titleKey } from '../../../media';
import type { CountingRules, Report, Viewing, WatchEvent } from '../../../media';

const DAY_MS = 86_400_000;
/** A film that is gone on with the next evening, or the one after, is still the same viewing. */
const KEPT_MS = 3 * DAY_MS;

interface Kept {
	viewing: Viewing;
	/** By this machine's clock. */
	keptMs: number;
}

/**
 * What every trigger remembers of the viewings under way, so that `judge` can decide a message by all that came before
 * it. In memory, because n8n's static data is written whole after each request and loses what other requests wrote
 * meanwhile: after a restart, and in each further webhook process, a message is judged by itself alone.
 */
export class Viewings {
	/** In the order of their last message: the first is the one longest silent. */
	private readonly kept = new Map<string, Kept>();

	constructor(private readonly most = 10_000) {}

	/** How many are remembered. */
	get size(): number {
		return this.kept.size;
	}

	/**
	 * The event that a message amounts to, or none.
	 *
	 * @param place the trigger node that listens; viewings of different nodes are kept apart
	 * @param nowMs milliseconds since 1970, by this machine's clock
	 */
	settle(
		report: Report,
		place: string,
		rules: CountingRules,
		nowMs = Date.now(),
	): WatchEvent | undefined {
		if (report.type === 'other') return report.event;
		const { server, user, media } = report.event;
		const key = JSON.stringify([place, server?.id, user.id, titleKey(media)]);
		const before = this.kept.get(key);
		const known = before && nowMs - before.keptMs <= KEPT_MS ? before.viewing : undefined;
		const { viewing, event } = judge(known, report, rules);
		this.kept.delete(key);
		if (viewing) this.kept.set(key, { viewing, keptMs: nowMs });
		this.forget(nowMs);
		return event;
	}

	/** Those silent for too long, and the longest silent of too many. */
	private forget(nowMs: number): void {
		for (const [key, { keptMs }] of this.kept) {
			if (this.kept.size <= this.most && nowMs - keptMs <= KEPT_MS) return;
			this.kept.delete(key);
		}
	}
}
