import type { IDataObject } from 'n8n-workflow';

import { watchEventFromTrakt } from '../../../media';
import type { Media } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { eventOfRow } from '../../shared/import/readableRow';
import { meansSame, titleKeys } from '../../shared/title/sameTitle';
import { isSamePlay, minutesAround, reachOf, windowFor } from '../history/playWindow';
import { pagesOf } from '../paging';
import { idOf, textOf } from '../reading';
import type { WantedPlay } from './wantedPlay';

const DAY_MS = 86_400_000;
/**
 * Plays further apart than that are read back apart: pages of 250 of the time in between would cost more than one
 * request, and a single old play among new ones must not mean to read years.
 */
const APART_MS = 90 * DAY_MS;
/** Trakt keeps a play without a date at the beginning of 1970. */
const UNDATED = new Date(0).toISOString();
const UNDATED_UNTIL_MS = DAY_MS;

export interface HeldPlay {
	id?: number;
	/** ISO 8601 UTC. */
	at: string;
	isScrobble: boolean;
	media: Media;
	/** Of one that is not held yet but also only wanted: how roughly its own date is known. */
	aroundMs?: number;
}

/** What the history holds of the wanted titles around the wanted dates; of everything else nothing is kept. */
export class HeldPlays {
	private readonly byKey = new Map<string, HeldPlay[]>();

	/** @param catalogued whether they are Trakt's own descriptions of the titles */
	constructor(private readonly catalogued: boolean) {}

	add(held: HeldPlay, keys = titleKeys(held.media)): void {
		for (const key of keys) {
			const known = this.byKey.get(key);
			if (known) known.push(held);
			else this.byKey.set(key, [held]);
		}
	}

	/** Every play that is this one. */
	like(play: WantedPlay): HeldPlay[] {
		return this.ofTitle(play.media).filter((held) => isWithin(play, held));
	}

	/** Every play of this title, whenever it was. */
	ofTitle(media: Media): HeldPlay[] {
		const candidates = titleKeys(media).flatMap((key) => this.byKey.get(key) ?? []);
		return [...new Set(candidates)].filter((held) => meansSame(media, held.media, this.catalogued));
	}
}

function isWithin({ at, window, isUndated }: WantedPlay, held: HeldPlay): boolean {
	const isHeldUndated = Date.parse(held.at) < UNDATED_UNTIL_MS;
	if (isUndated && isHeldUndated) return true;
	const aroundMs = Math.max(window.aroundMs, held.aroundMs ?? 0);
	return isSamePlay(at, held.at, windowFor({ ...window, aroundMs }, held.isScrobble));
}

/** Settles nothing: gives the plays that came more than once in one input, each but the first of its kind. */
export function repeated(plays: WantedPlay[]): WantedPlay[] {
	const accepted = new HeldPlays(false);
	return plays.filter((play) => {
		if (accepted.like(play).length > 0) return true;
		const { media, window, isUndated } = play;
		const at = isUndated ? UNDATED : play.at;
		accepted.add({ at, isScrobble: false, media, aroundMs: window.aroundMs });
		return false;
	});
}

/** Reads the history around these plays, in as few requests as their dates allow. */
export async function readHeld(client: ServiceClient, plays: WantedPlay[]): Promise<HeldPlays> {
	return await readBetween(client, plays, spansOf(plays));
}

/** Reads all that the history has of the titles of these plays. */
export async function readWhole(client: ServiceClient, plays: WantedPlay[]): Promise<HeldPlays> {
	return await readBetween(client, plays, [{}]);
}

async function readBetween(
	client: ServiceClient,
	plays: WantedPlay[],
	spans: Span[],
): Promise<HeldPlays> {
	const held = new HeldPlays(true);
	const wanted = new Set(plays.flatMap(({ media }) => titleKeys(media)));
	const seen = new Set<unknown>();
	for (const query of spans) {
		for await (const page of pagesOf(client, '/sync/history', query)) {
			for (const entry of page) {
				// A play added meanwhile pushes others over to the next page.
				if (seen.has(entry.id)) continue;
				seen.add(entry.id);
				const play = heldPlay(entry);
				const keys = play ? titleKeys(play.media) : [];
				if (play && keys.some((key) => wanted.has(key))) held.add(play, keys);
			}
		}
	}
	return held;
}

type Span = { start_at?: string; end_at?: string };

function spansOf(plays: WantedPlay[]): Span[] {
	const spans = plays.map(({ at, window }) => {
		const { start_at, end_at } = minutesAround(at, reachOf(window));
		return { fromMs: Date.parse(start_at), untilMs: Date.parse(end_at) };
	});
	if (plays.some(({ isUndated }) => isUndated)) {
		spans.push({ fromMs: -DAY_MS, untilMs: UNDATED_UNTIL_MS });
	}
	spans.sort((one, other) => one.fromMs - other.fromMs);
	const merged: typeof spans = [];
	for (const span of spans) {
		const last = merged.at(-1);
		if (last && span.fromMs - last.untilMs <= APART_MS) {
			last.untilMs = Math.max(last.untilMs, span.untilMs);
		} else merged.push({ ...span });
	}
	return merged.map(({ fromMs, untilMs }) => ({
		start_at: new Date(fromMs).toISOString(),
		end_at: new Date(untilMs).toISOString(),
	}));
}

const NOBODY = { id: 'me', name: 'me' };

/** Undefined for what is neither a movie nor an episode, or has no date. */
function heldPlay(entry: IDataObject): HeldPlay | undefined {
	const at = textOf(entry.watched_at);
	const id = idOf(entry.id);
	if (at === undefined || Number.isNaN(Date.parse(at))) return undefined;
	// The parser takes no date before 1970, which is how Trakt writes none, and no id that is not a number.
	const read = () => watchEventFromTrakt({ ...entry, id: 1 }, NOBODY, new Date());
	const media = eventOfRow(read)?.media;
	return media && { id, at, isScrobble: entry.action === 'scrobble', media };
}
