import type { WatchEvent } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { asServiceError, isServiceError } from '../../http/serviceError';
import { importStopped, tooManyPlays } from '../../importing';
import { synced } from '../syncOutcome';
import type { PlayOutcome } from '../syncPlay';
import { syncWatched } from '../syncWatched';
import { BATCH_SIZE, writeBatch } from './batch';
import type { BatchLeft } from './batch';
import { findSubjects, unlessOfOnePlay } from './findSubjects';
import { readHeld } from './heldTitles';
import { settleHeld, settleRepeated } from './settling';
import { settle, settleFailed, unsettled, wantedPlays } from './wantedPlay';
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
	const byEvent = events.map((event) => wantedPlays(event, now, options));
	// What is thrown befalls every play that is left: Simkl is down, or the account is not to be written to.
	const error = await importPlays(client, byEvent.flat(), options).then(
		() => undefined,
		asServiceError,
	);
	return byEvent.map((plays) =>
		plays.map(({ event, outcome }) => outcome ?? { event, error: error ?? importStopped('simkl') }),
	);
}

async function importPlays(
	client: ServiceClient,
	all: WantedPlay[],
	options: SimklImportOptions,
): Promise<void> {
	const { dryRun, mostPlays, isCancelled } = options;
	const plays = unsettled(all);
	if (plays.length === 0) return;
	// Of several plays of one title the first becomes Simkl's own.
	plays.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
	settleHeld(plays, await readHeld(client), options);
	await findSubjects(
		client,
		unsettled(plays).filter(({ subject }) => !subject),
	);
	settleRepeated(plays, options);
	const missing = unsettled(plays);
	if (mostPlays > 0 && missing.length > mostPlays) {
		throw tooManyPlays(client.service, missing.length, mostPlays);
	}
	if (dryRun) {
		missing.forEach((play) => settle(play, synced('planned', 0)));
		return;
	}
	const isSingle = ({ isRecent, isRewatch }: WantedPlay) => isRecent || isRewatch === true;
	await writeAll(
		client,
		missing.filter((play) => !isSingle(play)),
		isCancelled,
	);
	for (const play of unsettled(missing).filter(isSingle)) {
		if (isCancelled()) throw importStopped(client.service);
		await syncOne(client, play, options);
	}
}

async function writeAll(
	client: ServiceClient,
	plays: WantedPlay[],
	isCancelled: () => boolean,
): Promise<void> {
	let waiting = plays;
	// Each round settles some or leaves them in another form, of which there are three.
	while (waiting.length > 0) {
		const next: WantedPlay[] = [];
		for (let start = 0; start < waiting.length; start += BATCH_SIZE) {
			if (isCancelled()) throw importStopped(client.service);
			const left = await writeOrSplit(client, waiting.slice(start, start + BATCH_SIZE));
			await findSubjects(client, left.notFound);
			next.push(...unsettled(left.notFound), ...left.again);
		}
		waiting = unsettled(next);
	}
}

/** What Simkl does not take as a whole it may take in parts: one play that it objects to must not keep ninety-nine out. */
async function writeOrSplit(client: ServiceClient, batch: WantedPlay[]): Promise<BatchLeft> {
	const left = await writeBatch(client, batch).catch((error: unknown) => {
		if (isServiceError(error, 'refused') && error.status === 400) return error;
		throw error;
	});
	if (!isServiceError(left)) return left;
	const [only, ...others] = batch;
	if (only && others.length === 0) settleFailed(only, left);
	if (others.length === 0) return { notFound: [], again: [] };
	const half = Math.ceil(batch.length / 2);
	const one = await writeOrSplit(client, batch.slice(0, half));
	const other = await writeOrSplit(client, batch.slice(half));
	return {
		notFound: [...one.notFound, ...other.notFound],
		again: [...one.again, ...other.again],
	};
}

/** As Sync does it: a recent play is scrobbled, and a rewatch is looked for and added by itself. */
async function syncOne(
	client: ServiceClient,
	play: WantedPlay,
	{ rewatch }: SimklImportOptions,
): Promise<void> {
	const { media, at } = play;
	const event = { ...play.event, at };
	const ageMs = client.clock.now() - Date.parse(at);
	const options = {
		unwatched: 'ignore',
		rated: false,
		rewatch,
		scrobbleMaxAgeMinutes: 15,
	} as const;
	const sync = await syncWatched(client, { event, media, ageMs, options }).catch(unlessOfOnePlay);
	if (isServiceError(sync)) settleFailed(play, sync);
	else settle(play, sync);
}
