import type { IDataObject } from 'n8n-workflow';

import { watchEventFromSimkl } from '../../../media';
import type { Media } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { eventOfRow } from '../../shared/import/readableRow';
import { meansSame, titleKeys } from '../../shared/title/sameTitle';
import { isCourEntry, isFilm, LISTS, playsIn, rowOf, titleIn } from '../history/entries';
import type { EntryPlay } from '../history/entries';
import { wholeLibrary } from '../history/library';

const NOBODY = { id: 'me', name: 'me' };

/** A play that Simkl has: one of each film and episode. */
export interface HeldPlay {
	media: Media;
	/** As far as Simkl has a date of it. */
	watchedAt?: string;
	/** Of an anime: by what it is placed, for a cour’s name alone says nothing of which of the two is meant. */
	placedIn?: 'wholeShow' | 'cour';
}

/** Plays by what they are of. */
export class HeldTitles<Held extends HeldPlay = HeldPlay> {
	private readonly byKey = new Map<string, Held[]>();

	add(held: Held): void {
		for (const key of titleKeys(held.media)) {
			const known = this.byKey.get(key);
			if (known) known.push(held);
			else this.byKey.set(key, [held]);
		}
	}

	/** The play of this title, whatever its date. */
	of(media: Media): Held | undefined {
		return titleKeys(media)
			.flatMap((key) => this.byKey.get(key) ?? [])
			.find((held) => mayMean(media, held) && meansSame(media, held.media, true));
	}
}

/** What the whole library holds: read once, and after that only what has changed, as Simkl demands. */
export async function readHeld(client: ServiceClient): Promise<HeldTitles> {
	const held = new HeldTitles();
	const { lists } = await wholeLibrary(client);
	for (const list of LISTS) {
		for (const entry of lists[list].values()) {
			for (const play of playsIn(entry)) {
				for (const { media, placedIn } of describedIn(entry, play)) {
					held.add({ media, watchedAt: play.watchedAt, placedIn });
				}
			}
		}
	}
	return held;
}

/** An episode of an anime in the place of the whole show, and within its cour: each beside the ids that are counted so. */
function describedIn(entry: IDataObject, { season, number, inCour }: EntryPlay) {
	const what = { isFilm: isFilm(entry), isCour: isCourEntry(entry) };
	const described = (place: EntryPlay, placedIn?: HeldPlay['placedIn']) => {
		const read = () => watchEventFromSimkl(rowOf(titleIn(entry), place, what), NOBODY, new Date(0));
		const media = eventOfRow(read)?.media;
		return media ? [{ media, placedIn }] : [];
	};
	if (!what.isCour) return described({ season, number });
	return [
		...(season === undefined ? [] : described({ season, number }, 'wholeShow')),
		...(inCour ? described({ inCour }, 'cour') : []),
	];
}

/** Not where one is counted through the whole show and the other within a cour. */
function mayMean(wanted: Media, { placedIn }: HeldPlay): boolean {
	if (!placedIn || wanted.type !== 'episode') return true;
	const { imdb, tmdb, tvdb, simkl, mal, anidb } = wanted.show.ids;
	if ((imdb ?? tmdb ?? tvdb) !== undefined) return placedIn === 'wholeShow';
	return (simkl ?? mal ?? anidb) === undefined || placedIn === 'cour';
}
