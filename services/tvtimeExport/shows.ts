import type { Episode, Show } from '../../media';
import { withoutYear, yearInTitle } from '../shared/titles';
import { Slot } from './slot';

export interface EpisodeName {
	season: number | undefined;
	number: number | undefined;
	/** TheTVDB's id of the episode. */
	id: number | undefined;
	runtimeSeconds?: number | undefined;
}

/** One show in one person's export, with its episodes by place and by TheTVDB id. */
export class KnownShow {
	/** Whether the newer tracking file names an episode of it; the older ones also hold shows that were left behind. */
	isTracked = false;
	isNumberedByYears = false;
	private readonly slots: Array<Slot<Episode>> = [];
	private readonly byPlace = new Map<number, Slot<Episode>>();
	private readonly byId = new Map<number, Slot<Episode>>();

	constructor(readonly show: Show) {}

	/** The episode's slot, the same for its place as for its id. Made where there is none yet. */
	episode({ season, number, id, runtimeSeconds }: EpisodeName): Slot<Episode> {
		// No season has a million episodes, so both fit into one number.
		const place =
			season === undefined || number === undefined ? undefined : season * 1_000_000 + number;
		const known =
			(id === undefined ? undefined : this.byId.get(id)) ??
			(place === undefined ? undefined : this.byPlace.get(place));
		const slot =
			known ??
			this.add({
				type: 'episode',
				...(place === undefined ? {} : { season, number }),
				...(runtimeSeconds ? { runtimeSeconds } : {}),
				ids: id === undefined ? {} : { tvdb: id },
				show: this.show,
			});
		if (id !== undefined) this.byId.set(id, slot);
		if (place !== undefined) this.byPlace.set(place, slot);
		return slot;
	}

	get episodes(): Iterable<Slot<Episode>> {
		return this.slots;
	}

	get watchedCount(): number {
		return this.slots.filter(({ first }) => first !== undefined).length;
	}

	private add(episode: Episode): Slot<Episode> {
		const slot = new Slot(episode);
		this.slots.push(slot);
		return slot;
	}
}

/** The shows of one person's export. Some files name a show by its id, some by its title alone. */
export class Shows {
	/** Whether the newer tracking file names any show at all: old exports have no such file. */
	isAnyTracked = false;
	private readonly all = new Set<KnownShow>();
	private readonly byId = new Map<number, KnownShow>();
	private readonly byTitle = new Map<string, KnownShow[]>();

	/** Undefined where nothing names a show. */
	of(id: number | undefined, title: string | undefined): KnownShow | undefined {
		const known = this.find(id, title);
		return known ?? (id === undefined && title === undefined ? undefined : this.add(id, title));
	}

	get list(): Iterable<KnownShow> {
		return this.all;
	}

	private find(id: number | undefined, title: string | undefined): KnownShow | undefined {
		if (id !== undefined && this.byId.has(id)) return this.byId.get(id);
		const namesakes = this.byTitle.get(title?.toLowerCase() ?? '') ?? [];
		const nameless = namesakes.find(({ show }) => show.ids.tvdb === undefined);
		if (id === undefined) return namesakes.length === 1 ? namesakes[0] : nameless;
		// The same title met before without an id is this show.
		if (nameless) {
			nameless.show.ids.tvdb = id;
			this.byId.set(id, nameless);
		}
		return nameless;
	}

	private add(id: number | undefined, title = ''): KnownShow {
		const year = yearInTitle(title);
		const show = new KnownShow({
			title: withoutYear(title),
			...(year === undefined ? {} : { year }),
			ids: id === undefined ? {} : { tvdb: id },
		});
		this.all.add(show);
		if (id !== undefined) this.byId.set(id, show);
		const key = title.toLowerCase();
		this.byTitle.set(key, [...(this.byTitle.get(key) ?? []), show]);
		return show;
	}
}
