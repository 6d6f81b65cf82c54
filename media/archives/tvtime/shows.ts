import { withoutYear, yearInTitle } from '../../titles';
import type { Episode, Show } from '../../watchEvent';
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
	private counted: number | undefined;

	constructor(readonly show: Show) {}

	/**
	 * The episode's slot, the same for its place as for its id; made where there is none yet. A place never joins two ids:
	 * TV Time has many specials at season 0, episode 0.
	 */
	episode({ season, number, id, runtimeSeconds }: EpisodeName): Slot<Episode> {
		// No season has a million episodes, so both fit into one number.
		const place =
			season === undefined || number === undefined ? undefined : season * 1_000_000 + number;
		const there = place === undefined ? undefined : this.byPlace.get(place);
		const isOther = id !== undefined && there?.media.ids.tvdb !== undefined;
		const known =
			(id === undefined ? undefined : this.byId.get(id)) ?? (isOther ? undefined : there);
		const slot =
			known ??
			this.add({
				type: 'episode',
				...(place === undefined ? {} : { season, number }),
				...(runtimeSeconds ? { runtimeSeconds } : {}),
				ids: {},
				show: this.show,
			});
		if (id !== undefined) {
			slot.media.ids.tvdb ??= id;
			this.byId.set(id, slot);
		}
		if (place !== undefined && !there) this.byPlace.set(place, slot);
		return slot;
	}

	get episodes(): Iterable<Slot<Episode>> {
		return this.slots;
	}

	/** To be asked once all watchings are read; it is counted then. */
	get watchedCount(): number {
		this.counted ??= this.slots.filter(({ first }) => first !== undefined).length;
		return this.counted;
	}

	private add(episode: Episode): Slot<Episode> {
		const slot = new Slot(episode);
		this.slots.push(slot);
		return slot;
	}
}

/** The shows of one title: those without an id are one, for nothing tells them apart. */
interface Namesakes {
	nameless: KnownShow | undefined;
	only: KnownShow | undefined;
}

/** The shows of one person's export. Some files name a show by its id, some by its title alone. */
export class Shows {
	/** Whether the newer tracking file names any show at all: old exports have no such file. */
	isAnyTracked = false;
	private readonly all = new Set<KnownShow>();
	private readonly byId = new Map<number, KnownShow>();
	private readonly byTitle = new Map<string, Namesakes>();

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
		const namesakes = this.byTitle.get(title?.toLowerCase() ?? '');
		if (!namesakes) return undefined;
		const { nameless, only } = namesakes;
		if (id === undefined) return only ?? nameless;
		// The same title met before without an id is this show.
		if (nameless) {
			nameless.show.ids.tvdb = id;
			this.byId.set(id, nameless);
			namesakes.nameless = undefined;
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
		const others = this.byTitle.get(key);
		this.byTitle.set(key, {
			nameless: id === undefined ? show : others?.nameless,
			only: others ? undefined : show,
		});
		return show;
	}
}
