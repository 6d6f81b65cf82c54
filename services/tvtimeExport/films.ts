import type { Ids, Movie } from '../../media';
import { Slot } from './slot';

export interface FilmName {
	title: string;
	year: number | undefined;
	runtimeSeconds?: number | undefined;
	ids?: Ids;
}

/** The films of one person's export, told apart by title and year: TV Time's archive has no ids of films. */
export class Films {
	private readonly known = new Map<string, Slot<Movie>>();

	of({ title, year, runtimeSeconds, ids = {} }: FilmName): Slot<Movie> {
		const key = `${title.toLowerCase()}|${year ?? ''}`;
		const slot =
			this.known.get(key) ??
			new Slot<Movie>({
				type: 'movie',
				title,
				...(year === undefined ? {} : { year }),
				...(runtimeSeconds ? { runtimeSeconds } : {}),
				ids: {},
			});
		Object.assign(slot.media.ids, ids);
		this.known.set(key, slot);
		return slot;
	}

	get list(): Iterable<Slot<Movie>> {
		return this.known.values();
	}
}
