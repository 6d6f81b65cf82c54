import type { Media } from '../../../media';
import { settle, settleFailed, unsettled } from '../../shared/import/wantedPlays';
import { APART_MS } from '../history/historyAdd';
import { duplicate } from '../sync/syncPlay';
import { HeldTitles } from './heldTitles';
import type { HeldPlay } from './heldTitles';
import type { SimklImportOptions, WantedPlay } from './wantedPlay';

/** Those of which Simkl has a play: this one, or another that it keeps in this one's place. */
export function settleHeld(
	plays: WantedPlay[],
	held: HeldTitles,
	{ rewatch }: SimklImportOptions,
): void {
	for (const play of unsettled(plays)) {
		const there = held.of(play.media);
		if (!there) continue;
		if (isSame(play, there) || !rewatch) settle(play, duplicateOf(play, there));
		else play.isRewatch = true;
	}
}

/** A play of a title that another play of the same input will have at Simkl. */
interface Repeated {
	play: WantedPlay;
	first: WantedPlay;
}

/**
 * Several plays of one title in one input are one at Simkl, and the others rewatches where those are asked for. What becomes of
 * the others is not known before the first is there, so they are only taken aside.
 */
export function takeRepeatedAside(
	plays: WantedPlay[],
	{ rewatch }: SimklImportOptions,
): Repeated[] {
	const accepted = new HeldTitles<HeldPlay & { first: WantedPlay }>();
	const repeated: Repeated[] = [];
	for (const play of unsettled(plays)) {
		const earlier = accepted.of(play.media);
		if (!earlier || isAnother(play.media, earlier.media)) {
			accepted.add({ media: play.media, watchedAt: play.at, first: play });
		} else if (isSame(play, earlier) || !rewatch) repeated.push({ play, first: earlier.first });
		else play.isRewatch = true;
	}
	return repeated;
}

/** A repeated play is a duplicate where the first got through, and did not get through where that did not. */
export function settleRepeated(repeated: Repeated[]): void {
	for (const { play, first } of repeated) {
		const { outcome } = first;
		if (!outcome) continue;
		if ('error' in outcome) settleFailed(play, outcome.error);
		else settle(play, duplicateOf(play, { media: first.media, watchedAt: first.at }));
	}
}

/** Specials without a number all stand in one place; their own ids tell them apart. */
function isAnother(one: Media, other: Media): boolean {
	if (one.type === 'movie' || other.type === 'movie') return false;
	const [tvdb, otherTvdb] = [one.ids.tvdb, other.ids.tvdb];
	return tvdb !== undefined && otherTvdb !== undefined && tvdb !== otherTvdb;
}

function isSame({ at }: WantedPlay, { watchedAt = '' }: HeldPlay): boolean {
	return Math.abs(Date.parse(at) - Date.parse(watchedAt)) < APART_MS;
}

function duplicateOf(play: WantedPlay, there: HeldPlay) {
	const held = there.watchedAt === undefined ? 'without a date' : `of ${there.watchedAt}`;
	return isSame(play, there)
		? duplicate('alreadyThere', `Simkl already has this play (${there.watchedAt})`)
		: duplicate('keepsOnePlay', `Simkl keeps one play per title, and has one ${held}`);
}
