const memories = new Set<{ clear(): void }>();

/**
 * The most recently used findings of a lookup, so that play, pause and watched of one viewing look up once. Only what was
 * found is remembered, for a new title may appear any day. Of this process alone, and bounded.
 */
export class Memory<T> {
	private readonly entries = new Map<string, T>();

	constructor(private readonly most = 1000) {
		memories.add(this.entries);
	}

	get(key: string): T | undefined {
		const value = this.entries.get(key);
		if (value !== undefined) this.set(key, value);
		return value;
	}

	set(key: string, value: T): void {
		this.entries.delete(key);
		this.entries.set(key, value);
		const oldest = this.entries.keys().next();
		if (this.entries.size > this.most && !oldest.done) this.entries.delete(oldest.value);
	}

	forget(key: string): void {
		this.entries.delete(key);
	}
}

/** Forgets all that this process remembers, for tests that give an id to another title. */
export function forgetLookups(): void {
	for (const memory of memories) memory.clear();
}
