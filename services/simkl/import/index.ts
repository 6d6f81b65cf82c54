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
import { Rewatches } from '../history/rewatches';
import { ignored, synced } from '../sync/syncPlay';
import type { PlayOutcome } from '../sync/syncPlay';
import { syncWatched } from '../sync/syncWatched';
import { BATCH_SIZE, writeBatch } from './batch';
import { readHeld } from './heldTitles';
import { findSubjects, isSingle, saidBefore } from './requests';
import { settleHeld, settleRepeated, takeRepeatedAside } from './settling';
import { wantedPlays } from './wantedPlay';
import type { SimklImportOptions, WantedPlay } from './wantedPlay';

export type { SimklImportOptions } from './wantedPlay';

/**
 * Puts plays into the library that it does not have yet, each with its own date: reads the library back once, then
 * writes what is missing in batches. One list of outcomes per event, in the order of the events; what does not get
 * through stops no other.
 */
export async function importWatchEvents(
	client: ServiceClient,
	events: WatchEvent[],
	options: SimklImportOptions,
): Promise<PlayOutcome[][]> {
	const now = client.clock.now();
	const { byEvent, wanted } = wantedOf(
		events,
		(event) => wantedPlays(event, now, options),
		ignored,
	);
	const imported = importPlays(client, wanted.flat(), options);
	return await outcomesOf(byEvent, imported, () => importStopped(client.service));
}

async function importPlays(
	client: ServiceClient,
	all: WantedPlay[],
	options: SimklImportOptions,
): Promise<void> {
	const { isCancelled } = options;
	const plays = unsettled(all);
	if (plays.length === 0) return;
	// Of several plays of one title the first becomes Simkl's own.
	plays.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
	settleHeld(plays, await readHeld(client), options);
	await findSubjects(
		client,
		unsettled(plays).filter(({ subject }) => !subject),
		unsettled(plays).filter(({ subject }) => subject),
	);
	const repeated = takeRepeatedAside(plays, options);
	const aside = new Set(repeated.map(({ play }) => play));
	const toWrite = unsettled(plays).filter((play) => !aside.has(play));
	const planned = synced('planned', 0, { reason: saidBefore(toWrite) });
	const missing = mayWrite(toWrite, options, planned);
	await writeAll(
		client,
		missing.filter((play) => !isSingle(play)),
		isCancelled,
	);
	const rewatches = new Rewatches(client);
	for (const play of unsettled(missing).filter(isSingle)) {
		if (isCancelled()) throw importStopped(client.service);
		await syncOne(client, play, options, rewatches);
	}
	settleRepeated(repeated);
}

async function writeAll(
	client: ServiceClient,
	plays: WantedPlay[],
	isCancelled: () => boolean,
): Promise<void> {
	let waiting = plays;
	// Each round settles some or leaves them in a form that was not tried yet.
	while (waiting.length > 0) {
		const next: WantedPlay[] = [];
		for (let start = 0; start < waiting.length; start += BATCH_SIZE) {
			if (isCancelled()) throw importStopped(client.service);
			const batch = waiting.slice(start, start + BATCH_SIZE);
			const left = await writeOrSplit(
				batch,
				async (part) => await writeBatch(client, part),
				({ kind, status }) => kind === 'refused' && status === 400,
			);
			await findSubjects(client, left.notFound);
			next.push(...unsettled(left.notFound), ...left.again);
		}
		waiting = unsettled(next);
	}
}

/** As Sync does it: a recent play is scrobbled, and a rewatch is looked for and added by itself. */
async function syncOne(
	client: ServiceClient,
	play: WantedPlay,
	{ rewatch }: SimklImportOptions,
	rewatches: Rewatches,
): Promise<void> {
	const { media, at } = play;
	const event = { ...play.event, at };
	const ageMs = client.clock.now() - Date.parse(at);
	const options = {
		unwatched: 'ignore',
		rated: false,
		unrated: false,
		rewatch,
		scrobbleMaxAgeMinutes: 15,
	} as const;
	const one = { event, media, ageMs, options, rewatches };
	const sync = await syncWatched(client, one).catch(unlessOfOnePlay);
	if (isServiceError(sync)) settleFailed(play, sync);
	else settle(play, sync);
}
