/** Of one file: whoever looks through more than that has another problem than a row. */
const MOST_OF_A_FILE = 5000;

/** What became nothing, or not all that it says: a row, or a file where no row is named. */
export interface NotPlaced {
	file: string;
	/** Counted from the header, which is 1. */
	row?: number;
	reason: string;
	title?: string;
}

/** What was left out: the first thousands of each file one by one, the rest in numbers. */
export class Notes {
	private readonly told: NotPlaced[] = [];
	private readonly countOf = new Map<string, number>();

	add(note: NotPlaced): void {
		// What is said of a whole file is never one too many.
		if (note.row === undefined) {
			this.told.push(note);
			return;
		}
		const count = (this.countOf.get(note.file) ?? 0) + 1;
		this.countOf.set(note.file, count);
		if (count <= MOST_OF_A_FILE) this.told.push(note);
	}

	get all(): NotPlaced[] {
		const counted = [...this.countOf]
			.filter(([, count]) => count > MOST_OF_A_FILE)
			.map(([file, count]) => ({
				file,
				reason: `${count - MOST_OF_A_FILE} more of its rows were left out or not taken whole; only the first ${MOST_OF_A_FILE} are named`,
			}));
		return [...this.told, ...counted];
	}
}
