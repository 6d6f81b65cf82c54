import type { IDataObject } from 'n8n-workflow';

import { watchEventFromSimkl } from '../../../media';
import type { Media } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { eventOfRow } from '../../shared/import/readableRow';
import { meansSame, titleKeys } from '../../shared/title/sameTitle';
import { isFilm, LISTS, playsIn, titleIn } from '../history/entries';
import type { EntryPlay } from '../history/entries';
import { wholeLibrary } from '../history/library';

const NOBODY = { id: 'me', name: 'me' };

/** A play that Simkl has: one of each film and episode. */
export interface HeldPlay {
	media: Media;
	/** As far as Simkl has a date of it. */
	watchedAt?: string;
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
			.find((held) => meansSame(media, held.media, true));
	}
}

/** What the whole library holds: read once, and after that only what has changed, as Simkl demands. */
export async function readHeld(client: ServiceClient): Promise<HeldTitles> {
	const held = new HeldTitles();
	const { lists } = await wholeLibrary(client);
	for (const list of LISTS) {
		for (const entry of lists[list].values()) {
			for (const play of playsIn(entry)) {
				const media = mediaOf(entry, play);
				if (media) held.add({ media, watchedAt: play.watchedAt });
			}
		}
	}
	return held;
}

function mediaOf(entry: IDataObject, { season, number }: EntryPlay): Media | undefined {
	const film = isFilm(entry);
	const title = { [film ? 'movie' : 'show']: titleIn(entry) };
	const episode = film ? {} : { episode: { season, number } };
	const read = () => watchEventFromSimkl({ ...title, ...episode }, NOBODY, new Date(0));
	return eventOfRow(read)?.media;
}
