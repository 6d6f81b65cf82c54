import { playsOf } from '../../../media';
import type { PlayEvent, WatchEvent } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { asServiceError, isServiceError } from '../../http/serviceError';
import type { ServiceError } from '../../http/serviceError';
import {
	importStopped,
	mayWrite,
	outcomesOf,
	settle,
	settleFailed,
	unsettled,
	wantedOf,
} from '../../shared/import/wantedPlays';
import type { ImportLimits, Wanted } from '../../shared/import/wantedPlays';
import { dayBeside, possibleDays } from '../days';
import { daysHeld, listHistory, sendDay } from '../history/history';
import { duplicate, ignored, synced, withoutTmdbId } from '../sync/syncOutcome';
import type { PlayOutcome, SyncResult } from '../sync/syncOutcome';
import { addMovie } from '../title/movies';

export interface MovaryImportOptions extends ImportLimits {
	userName: string;
	/** IANA name: in whose days the history is kept. */
	timezone: string;
}

/** Films that are written in one turn: others of this account wait meanwhile, and the history is read again for each. */
const FILMS_A_TURN = 200;
/** From so many films in a row that fail as in an outage it is asked whether it is one; a single film's may be its own. */
const OUTAGE_FROM = 2;
/** So many in a row are no longer the films' own, although Movary can be read: it cannot write, or does not reach TMDB. */
const FAILING_FROM = 10;
/** With these a server says of itself that it takes nothing now. */
const BUSY = new Set<number | undefined>([429, 503]);

interface WantedDay extends Wanted<'movary'> {
	tmdbId: number;
	/** `YYYY-MM-DD`. */
	day: string;
	/** This one, and others under which the same play may have been kept. */
	days: string[];
}

/**
 * Puts films into the history on the days on which it does not have them, one by one, for Movary has no call for many.
 * One list of outcomes per event, in the order of the events; a film that does not get through stops no other.
 */
export async function importWatchEvents(
	client: ServiceClient,
	events: WatchEvent[],
	options: MovaryImportOptions,
): Promise<PlayOutcome[][]> {
	const { byEvent, wanted: days } = wantedOf(
		events,
		(event) => playsOf(event).map((each) => wantedDay(each, options.timezone)),
		ignored,
	);
	const wanted = unsettled(days.flat());
	wanted.sort((one, other) => (one.day < other.day ? -1 : 1));
	const imported = importDays(client, wanted, options);
	return await outcomesOf(byEvent, imported, () => importStopped(client.service));
}

function wantedDay(event: PlayEvent, timezone: string): WantedDay {
	const { media } = event;
	const days = possibleDays(event, timezone);
	const [day = ''] = days;
	if (media.type !== 'movie') {
		const sync = ignored('notOffered', 'Movary keeps films only');
		return { event, tmdbId: 0, day, days, outcome: { event, sync } };
	}
	const tmdbId = media.ids.tmdb;
	if (tmdbId) return { event, tmdbId, day, days };
	return { event, tmdbId: 0, day, days, outcome: { event, error: withoutTmdbId(media) } };
}

async function importDays(
	client: ServiceClient,
	wanted: WantedDay[],
	options: MovaryImportOptions,
): Promise<void> {
	const { userName, isCancelled } = options;
	settleRepeated(wanted);
	await settleHeld(client, wanted, userName);
	const missing = mayWrite(unsettled(wanted), options, synced('planned', 0));
	for (let start = 0; start < missing.length; start += FILMS_A_TURN) {
		const films = missing.slice(start, start + FILMS_A_TURN);
		await client.inTurn(async () => {
			await settleHeld(client, films, userName);
			await writeDays(client, unsettled(films), userName, isCancelled);
		});
	}
}

async function writeDays(
	client: ServiceClient,
	films: WantedDay[],
	userName: string,
	isCancelled: () => boolean,
): Promise<void> {
	let failed = 0;
	for (const film of films) {
		if (isCancelled()) throw importStopped(client.service);
		const done = await writeDay(client, film, userName).catch(asServiceError);
		if (!isServiceError(done)) {
			settle(film, done);
			failed = 0;
			continue;
		}
		if (done.kind === 'reconnect') throw done;
		settleFailed(film, done);
		failed = done.kind === 'retry' ? failed + 1 : 0;
		if (failed >= FAILING_FROM) throw done;
		if (failed >= OUTAGE_FROM) await endIfDown(client, done, userName);
	}
}

/** Throws in an outage, what befalls every film; where Movary can be read, the error was the film's own. */
async function endIfDown(
	client: ServiceClient,
	error: ServiceError,
	userName: string,
): Promise<void> {
	if (BUSY.has(error.status)) throw error;
	await listHistory(client, { userName, limit: 1 });
}

async function writeDay(
	client: ServiceClient,
	{ tmdbId, day: watchedAt }: WantedDay,
	userName: string,
): Promise<SyncResult> {
	const { movaryId } = await addMovie(client, { tmdbId });
	const { attempts } = await sendDay(client, { userName, movaryId, watchedAt });
	return synced('addedToHistory', attempts);
}

/** A film that comes twice for one day, from two servers or for two viewings, is one: Movary's history has days only. */
function settleRepeated(wanted: WantedDay[]): void {
	const seen = new Set<string>();
	for (const film of wanted) {
		if (isAmong(film, seen))
			settle(film, duplicate('cameTwice', 'The same play came more than once'));
		else seen.add(keyOf(film.tmdbId, film.day));
	}
}

async function settleHeld(
	client: ServiceClient,
	wanted: WantedDay[],
	userName: string,
): Promise<void> {
	const open = unsettled(wanted);
	const [oldest] = open;
	if (!oldest) return;
	const held = new Set<string>();
	for await (const { tmdbId, day } of daysHeld(client, userName, dayBeside(oldest.day, -1))) {
		held.add(keyOf(tmdbId, day));
	}
	for (const film of open) {
		if (!isAmong(film, held)) continue;
		settle(film, duplicate('alreadyThere', `Movary already has this film on ${film.day}`));
	}
}

function isAmong({ tmdbId, days }: WantedDay, held: Set<string>): boolean {
	return days.some((day) => held.has(keyOf(tmdbId, day)));
}

const keyOf = (tmdbId: number, day: string) => `${tmdbId}|${day}`;
