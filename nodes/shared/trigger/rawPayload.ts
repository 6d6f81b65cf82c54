import type { GenericValue } from 'n8n-workflow';

/** Far more than a media server sends, and little enough for every node behind the trigger, and n8n's database, to hold. */
const DEEPEST = 20;
const MOST_VALUES = 10_000;
const MOST_CHARACTERS = 500_000;

/** What is kept of a payload for *Add Raw Payload*, and whether that is not all of it. */
export interface RawPayload {
	raw: GenericValue;
	rawCut?: true;
}

/** The payload without what lies too deep, or comes after too many values or characters: of a list or object the first. */
export function rawPayload(payload: GenericValue): RawPayload {
	const copy = new Copy();
	const raw = copy.of(payload, 1);
	return copy.isCut ? { raw, rawCut: true } : { raw };
}

class Copy {
	isCut = false;
	private values = MOST_VALUES;
	private characters = MOST_CHARACTERS;

	of(value: unknown, depth: number): GenericValue {
		if (typeof value === 'string') return this.text(value);
		if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
		if (typeof value !== 'object') return undefined;
		if (depth > DEEPEST) return this.nothing();
		if (Array.isArray(value)) return this.entries(value.entries(), depth).map(([, each]) => each);
		return Object.fromEntries(this.entries(Object.entries(value), depth));
	}

	private entries<Key extends string | number>(
		all: Iterable<[Key, unknown]>,
		depth: number,
	): Array<[Key, GenericValue]> {
		const kept: Array<[Key, GenericValue]> = [];
		for (const [key, value] of all) {
			this.values -= 1;
			this.characters -= String(key).length;
			if (this.values < 0 || this.characters < 0) {
				this.isCut = true;
				break;
			}
			const copy = this.of(value, depth + 1);
			if (copy !== undefined) kept.push([key, copy]);
		}
		return kept;
	}

	private text(value: string): string {
		const kept = value.slice(0, Math.max(0, this.characters));
		if (kept.length < value.length) this.isCut = true;
		this.characters -= value.length;
		return kept;
	}

	private nothing(): undefined {
		this.isCut = true;
		return undefined;
	}
}
