import { isSameTitle } from '../../titles';
import type { Ids, Movie } from '../../watchEvent';
import { Slot } from './slot';

export interface FilmName {
	title: string;
	/** The English one, where the archive has it beside a title in the person's own language. */
	otherTitle?: string | undefined;
	year?: number | undefined;
	runtimeSeconds?: number | undefined;
	ids?: Ids;
	/** TV Time's own id, by which other files of the archive name the film. */
	uuid?: string | undefined;
}

/** The films of one person's export, told apart by title and year: TV Time's archive has no public ids of films. */
export class Films {
	private readonly known = new Map<string, Slot<Movie>>();
	private readonly byUuid = new Map<string, Slot<Movie>>();

	of({ title, otherTitle, year, runtimeSeconds, ids = {}, uuid }: FilmName): Slot<Movie> {
		const key = `${title.toLowerCase()}|${year ?? ''}`;
		const isOther = otherTitle !== undefined && !isSameTitle(otherTitle, title);
		const slot =
			this.known.get(key) ??
			new Slot<Movie>({
				type: 'movie',
				title,
				...(isOther ? { otherTitle } : {}),
				...(year === undefined ? {} : { year }),
				...(runtimeSeconds ? { runtimeSeconds } : {}),
				ids: {},
			});
		Object.assign(slot.media.ids, ids);
		this.known.set(key, slot);
		if (uuid !== undefined) this.byUuid.set(uuid, slot);
		return slot;
	}

	/** The film that another file named by TV Time's own id. */
	withUuid(uuid: string | undefined): Slot<Movie> | undefined {
		return uuid === undefined ? undefined : this.byUuid.get(uuid);
	}

	get list(): Iterable<Slot<Movie>> {
		return this.known.values();
	}
}
