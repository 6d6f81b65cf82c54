import { judge, titleKey } from '../../../media';
import type { CountingRules, Report, Viewing, WatchEvent } from '../../../media';
import { Memory } from '../../../services/shared/memory';

const DAY_MS = 86_400_000;
/** Since its last message: a film that is gone on with the next evening, or the one after, is still the same viewing. */
const KEPT_MS = 3 * DAY_MS;

/**
 * What every trigger remembers of the viewings under way, so that `judge` can decide a message by all that came before
 * it. In memory, because n8n's static data is written whole after each request and loses what other requests wrote
 * meanwhile: after a restart, and in each further webhook process, a message is judged by itself alone.
 */
export class Viewings {
	private readonly kept: Memory<Viewing>;

	constructor(most = 10_000) {
		this.kept = new Memory(most, () => 1, KEPT_MS);
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
		const { viewing, event } = judge(this.kept.get(key, nowMs), report, rules);
		if (viewing) this.kept.set(key, viewing, nowMs);
		else this.kept.forget(key);
		return event;
	}
}
