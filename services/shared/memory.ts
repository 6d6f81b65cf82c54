const memories = new Set<{ clear(): void }>();

/**
 * The most recently used findings of a lookup, so that play, pause and watched of one viewing look up once. Only what was
 * found is remembered, for a new title may appear any day. Of this process alone, and bounded.
 */
export class Memory<T> {
	private readonly entries = new Map<string, T>();
	private size = 0;

	/** `most` of them, or as many as have this size together. */
	constructor(
		private readonly most = 1000,
		private readonly sizeOf: (value: T) => number = () => 1,
	) {
		memories.add(this);
	}

	get(key: string): T | undefined {
		const value = this.entries.get(key);
		if (value !== undefined) this.set(key, value);
		return value;
	}

	set(key: string, value: T): void {
		this.forget(key);
		this.entries.set(key, value);
		this.size += this.sizeOf(value);
		for (const oldest of this.entries.keys()) {
			if (this.size <= this.most) return;
			this.forget(oldest);
		}
	}

	forget(key: string): void {
		const value = this.entries.get(key);
		if (value === undefined) return;
		this.entries.delete(key);
		this.size -= this.sizeOf(value);
	}

	clear(): void {
		this.entries.clear();
		this.size = 0;
	}
}

/** Forgets all that this process remembers, for tests that give an id to another title. */
export function forgetLookups(): void {
	for (const memory of memories) memory.clear();
}
