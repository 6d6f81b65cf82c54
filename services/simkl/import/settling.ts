import { settle, unsettled } from '../../shared/wantedPlays';
import { APART_MS } from '../historyAdd';
import { synced } from '../syncOutcome';
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

/** Several plays of one title in one input are one at Simkl, and the others rewatches where those are asked for. */
export function settleRepeated(plays: WantedPlay[], { rewatch }: SimklImportOptions): void {
	const accepted = new HeldTitles();
	for (const play of unsettled(plays)) {
		const earlier = accepted.of(play.media);
		if (!earlier) accepted.add({ media: play.media, watchedAt: play.at });
		else if (isSame(play, earlier) || !rewatch) settle(play, duplicateOf(play, earlier));
		else play.isRewatch = true;
	}
}

function isSame({ at }: WantedPlay, { watchedAt = '' }: HeldPlay): boolean {
	return Math.abs(Date.parse(at) - Date.parse(watchedAt)) < APART_MS;
}

function duplicateOf(play: WantedPlay, there: HeldPlay) {
	const held = there.watchedAt === undefined ? 'without a date' : `of ${there.watchedAt}`;
	const reason = isSame(play, there)
		? `Simkl already has this play (${there.watchedAt})`
		: `Simkl keeps one play per title, and has one ${held}`;
	return synced('duplicate', 0, { reason });
}
