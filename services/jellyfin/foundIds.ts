import type { Clock } from '../http/exchange';
import { Memory } from '../shared/memory';

/** A title gets further versions and libraries, so what was found is looked for again after six hours. */
const KEPT_MS = 6 * 3_600_000;

/** Which items a title was found in, for six hours. */
export class FoundIds {
	private readonly memory = new Memory<{ ids: string[]; until: number }>();

	get(key: string, clock: Clock): string[] | undefined {
		const found = this.memory.get(key);
		return found && found.until > clock.now() ? found.ids : undefined;
	}

	set(key: string, ids: string[], clock: Clock): void {
		this.memory.set(key, { ids, until: clock.now() + KEPT_MS });
	}

	forget(key: string): void {
		this.memory.forget(key);
	}
}
