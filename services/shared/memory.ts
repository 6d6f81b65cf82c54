const memories = new Set<{ clear(): void }>();

const DAY_MS = 24 * 3_600_000;
/** For what nothing tells again: what was taken away, a library that may be read whole only once. */
export const MONTH_MS = 30 * DAY_MS;

interface Entry<T> {
	value: T;
	/** Milliseconds since 1970. */
	since: number;
}

/**
 * The one thing that remembers from one run to the next: of this process alone, and bounded in size and in time, so that
 * nothing wrong is kept for ever. Past its size it forgets what was longest not used. Of a lookup only what was found is
 * remembered, for a new title may appear any day.
 */
export class Memory<T> {
	private readonly entries = new Map<string, Entry<T>>();
	private size = 0;

	/**
	 * `most` of them, or as many as have this size together; each for `forMs` since it was set, however often it is used.
	 * `now`, here and below: milliseconds since 1970, for who has a clock of its own.
	 */
	constructor(
		private readonly most = 1000,
		private readonly sizeOf: (value: T) => number = () => 1,
		private readonly forMs = DAY_MS,
	) {
		memories.add(this);
	}

	get(key: string, now = Date.now()): T | undefined {
		const entry = this.entries.get(key);
		if (entry === undefined) return undefined;
		// A clock that was set back must not make it young for ever.
		if (Math.abs(now - entry.since) >= this.forMs) {
			this.forget(key);
			return undefined;
		}
		this.entries.delete(key);
		this.entries.set(key, entry);
		return entry.value;
	}

	set(key: string, value: T, now = Date.now()): void {
		this.forget(key);
		this.entries.set(key, { value, since: now });
		this.size += this.sizeOf(value);
		for (const oldest of this.entries.keys()) {
			if (this.size <= this.most) return;
			this.forget(oldest);
		}
	}

	forget(key: string): void {
		const entry = this.entries.get(key);
		if (entry === undefined) return;
		this.entries.delete(key);
		this.size -= this.sizeOf(entry.value);
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

/** A value as deflated JSON: a library takes about a sixth of the memory that its objects do. */
export async function packed(value: unknown): Promise<ArrayBuffer> {
	const text = new Blob([JSON.stringify(value)]).stream();
	return await new Response(text.pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer();
}

/** The value that was packed. */
export async function unpacked(bytes: ArrayBuffer): Promise<unknown> {
	const text = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
	return await new Response(text).json();
}
