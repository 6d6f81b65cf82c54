import type { WatchEvent } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { isServiceError } from '../../http/serviceError';
import {
	importStopped,
	mayWrite,
	outcomesOf,
	settle,
	settleFailed,
	unlessOfOnePlay,
	unsettled,
	wantedOf,
} from '../../shared/import/wantedPlays';
import { writeOrSplit } from '../../shared/import/writeOrSplit';
import { notFound } from '../answers';
import { ignored, synced } from '../sync/syncPlay';
import type { PlayOutcome } from '../sync/syncPlay';
import { scrobbleWatched, toHistory } from '../sync/syncWatched';
import { identify } from '../title/identify';
import { withSubject } from '../title/lookup';
import { subjectOf } from '../title/subject';
import type { TraktSubject } from '../title/subject';
import { BATCH_SIZE, keepNewest, settleHeld, writeBatch } from './batch';
import { readHeld, repeated } from './heldPlays';
import { withPacedReads } from './pacedReads';
import { lostTooOften, placeInShow, RECENT_MINUTES, wantedPlays } from './wantedPlay';
import type { TraktImportOptions, WantedPlay } from './wantedPlay';

export type { TraktImportOptions } from './wantedPlay';

/** How often a play may go into a batch: in its first form, in one that was looked up, and after a lost answer. */
const MOST_ROUNDS = 4;
/** Trakt objects to something in the request. */
const OBJECTIONS = new Set([400, 413, 422]);

/**
 * Puts plays into the history that it does not have yet, each with its own date: reads the history back once for their
 * dates, then looks up and writes what is missing in batches, so that one that is stopped has come further. One list of
 * outcomes per event, in the order of the events; what does not get through stops no other.
 */
export async function importWatchEvents(
	client: ServiceClient,
	events: WatchEvent[],
	options: TraktImportOptions,
): Promise<PlayOutcome[][]> {
	const now = client.clock.now();
	const { byEvent, wanted } = wantedOf(
		events,
		(event) => wantedPlays(event, now, options),
		ignored,
	);
	return await outcomesOf(
		byEvent,
		importPlays(withPacedReads(client, options.isCancelled), wanted, options),
		lostTooOften,
	);
}

async function importPlays(
	client: ServiceClient,
	byEvent: WantedPlay[][],
	options: TraktImportOptions,
): Promise<void> {
	for (const ofOneFile of byEvent) await placeInShow(client, ofOneFile);
	const plays = unsettled(byEvent.flat());
	plays.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
	settleRepeated(plays);
	if (unsettled(plays).length > 0) settleHeld(plays, await readHeld(client, unsettled(plays)));

	const { isCancelled } = options;
	if (options.dryRun) {
		const found = await findMissingSubjects(client, unsettled(plays), isCancelled);
		if (found.length > 0) settleHeld(found, await readHeld(client, found));
	}
	await keepNewest(client, unsettled(plays));
	const missing = mayWrite(unsettled(plays), options, synced('planned', 0));
	await writeAll(
		client,
		missing.filter(({ isRecent }) => !isRecent),
		isCancelled,
	);
	for (const play of missing.filter(({ isRecent }) => isRecent)) {
		if (isCancelled()) throw importStopped(client.service);
		await scrobble(client, play);
	}
}

/** Writes in the order of the dates, so that each batch's part of the history is looked at for that batch alone. */
async function writeAll(
	client: ServiceClient,
	plays: WantedPlay[],
	isCancelled: () => boolean,
): Promise<void> {
	let waiting = plays;
	for (let round = 1; waiting.length > 0 && round <= MOST_ROUNDS; round += 1) {
		const next: WantedPlay[] = [];
		for (let start = 0; start < waiting.length; start += BATCH_SIZE) {
			if (isCancelled()) throw importStopped(client.service);
			const batch = waiting.slice(start, start + BATCH_SIZE);
			await findMissingSubjects(client, batch, isCancelled);
			const left = await writeOrSplit(
				unsettled(batch),
				async (part) => await writeBatch(client, part),
				({ status = 0 }) => OBJECTIONS.has(status),
			);
			await findSubjects(client, left.notFound, isCancelled);
			next.push(...unsettled(left.notFound), ...left.again);
		}
		// Two that were sent under different ids may have turned out to be one title.
		settleRepeated(next);
		waiting = unsettled(next);
	}
}

function settleRepeated(plays: WantedPlay[]): void {
	for (const play of repeated(unsettled(plays))) {
		settle(play, synced('cameTwice', 0, { reason: 'The same play came more than once' }));
	}
}

/** Looks up what came without any id, and gives what was found and has not come before in other words. */
async function findMissingSubjects(
	client: ServiceClient,
	plays: WantedPlay[],
	isCancelled: () => boolean,
): Promise<WantedPlay[]> {
	const unnamed = plays.filter(({ subject }) => !subject);
	await findSubjects(client, unnamed, isCancelled);
	if (unnamed.length > 0) settleRepeated(plays);
	return unsettled(unnamed);
}

/** Looks up what Trakt did not find in the form it was sent in, or what came without any id. */
async function findSubjects(
	client: ServiceClient,
	plays: WantedPlay[],
	isCancelled: () => boolean,
): Promise<void> {
	for (const play of unsettled(plays)) {
		if (isCancelled()) throw importStopped(client.service);
		const use = async (subject: TraktSubject) => await identify(client, subject);
		const item = await withSubject(client, play.media, use).catch(unlessOfOnePlay);
		if (isServiceError(item)) {
			settleFailed(play, item);
			continue;
		}
		const subject = subjectOf(item);
		if (JSON.stringify(subject) === JSON.stringify(play.subject)) {
			settleFailed(play, notFound('Trakt does not know this title, so no play was added'));
		}
		play.subject = subject;
		play.media = { ...play.media, ids: { ...play.media.ids, trakt: item.trakt } };
	}
}

/**
 * As Sync does it: against a live scrobble of the same play, wherever it is sent from, only Trakt's own 409 helps. That
 * knows nothing of a play that Sync writes with its own date, so it is looked for once more, and scrobbled in the same turn.
 */
async function scrobble(client: ServiceClient, play: WantedPlay): Promise<void> {
	const { event, media } = play;
	const ageMs = client.clock.now() - Date.parse(event.at);
	const options = {
		unwatched: 'ignore',
		rated: false,
		unrated: false,
		scrobbleMaxAgeMinutes: RECENT_MINUTES,
	} as const;
	const recent = { event, media, ageMs, options };
	const scrobbled = await client.inTurn(async () => {
		settleHeld([play], await readHeld(client, [play]));
		if (play.outcome) return undefined;
		return await scrobbleWatched(client, recent).catch(unlessOfOnePlay);
	});
	if (play.outcome) return;
	const sync = scrobbled ?? (await toHistory(client, recent).catch(unlessOfOnePlay));
	if (isServiceError(sync)) settleFailed(play, sync);
	else settle(play, sync);
}
