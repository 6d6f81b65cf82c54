import type { PlayEvent, WatchEvent } from '../../../media';
import { playsOf } from '../../../media';
import { asServiceError, isServiceError, ServiceError } from '../../http/serviceError';
import type { ServiceErrorKind } from '../../http/serviceError';
import type { CodeOf } from '../sync/outcomes';
import type { PlayOutcome, SyncResult } from '../sync/syncResult';

/** What every import keeps to. */
export interface ImportLimits {
	/** Nothing is written; what would be added is `planned`. */
	dryRun: boolean;
	/** If more plays than that would be added, none is; 0 sets no limit. */
	mostPlays: number;
	/** Whether somebody has stopped it; asked between two requests. */
	isCancelled: () => boolean;
}

/** Why an event that is no finished play is not imported, whatever the service has. */
export const NOT_A_FINISHED_PLAY = 'Import takes finished plays only';

/** Whether an event is a finished play. */
export function isFinishedPlay(event: WatchEvent): event is PlayEvent {
	return event.event === 'watched';
}

/** For every play that would have been added, if those are more than allowed. */
export function tooManyPlays(service: string, count: number, mostPlays: number): ServiceError {
	return new ServiceError({
		service,
		kind: 'refused',
		code: 'tooManyPlays',
		message: `${count} plays would be added, more than the ${mostPlays} that are allowed at once, so none was`,
		description:
			'Look through them with Dry Run. If they are right, set Most Plays at Once to that number or more, or to 0 for no limit, and run it again.',
	});
}

/** For what was left when somebody stopped the execution. */
export function importStopped(service: string): ServiceError {
	return new ServiceError({
		service,
		kind: 'retry',
		code: 'stopped',
		message: 'The execution was stopped before this play was sent',
		description: 'Run it again: plays that are there already are not added twice.',
	});
}

/** One play that is to be there after an import, and what has become of it so far. */
export interface Wanted<Destination extends string = string> {
	event: WatchEvent;
	outcome?: PlayOutcome<Destination>;
}

/**
 * What is wanted of each event, in order, and all of it that is a finished play: a rating or a pause is settled at once,
 * with the reason.
 */
export function wantedOf<Destination extends string, Play extends Wanted<Destination>>(
	events: WatchEvent[],
	playsIn: (event: PlayEvent) => Play[],
	ignored: (code: CodeOf<'ignored'>, reason: string) => SyncResult<Destination>,
): { byEvent: Array<Array<Wanted<Destination>>>; wanted: Play[][] } {
	const wanted: Play[][] = [];
	const byEvent = events.map((event): Array<Wanted<Destination>> => {
		if (!isFinishedPlay(event)) {
			const sync = ignored('notAPlay', NOT_A_FINISHED_PLAY);
			return playsOf(event).map((each) => ({ event: each, outcome: { event: each, sync } }));
		}
		const plays = playsIn(event);
		wanted.push(plays);
		return plays;
	});
	return { byEvent, wanted };
}

/** What concerns one play and not the account or the service itself. */
const OF_ONE_PLAY = new Set<ServiceErrorKind>(['notFound', 'ambiguous', 'refused']);

export function settle<Destination extends string>(
	play: Wanted<Destination>,
	sync: SyncResult<Destination>,
): void {
	play.outcome = { event: play.event, sync };
}

export function settleFailed(play: Wanted, error: ServiceError): void {
	play.outcome = { event: play.event, error };
}

export function unsettled<Play extends Wanted>(plays: Play[]): Play[] {
	return plays.filter(({ outcome }) => outcome === undefined);
}

/** For the other end of a promise: an error of one play as a value; what would befall the others too goes on. */
export function unlessOfOnePlay(error: unknown): ServiceError {
	if (isServiceError(error) && OF_ONE_PLAY.has(error.kind)) return error;
	throw error;
}

/** Those of the missing plays that may be written: none in a dry run, which plans them. Throws where they are too many. */
export function mayWrite<Destination extends string, Play extends Wanted<Destination>>(
	missing: Play[],
	{ dryRun, mostPlays }: ImportLimits,
	planned: SyncResult<Destination>,
): Play[] {
	if (mostPlays > 0 && missing.length > mostPlays) {
		throw tooManyPlays(planned.destination, missing.length, mostPlays);
	}
	if (!dryRun) return missing;
	for (const play of missing) settle(play, { ...planned });
	return [];
}

/**
 * One list of outcomes per event, in the order of the events. What ended the import befalls every play that is left: the
 * service is down, or the account is not to be written to. `left`: what to say where it came to its end.
 */
export async function outcomesOf<Destination extends string>(
	byEvent: Array<Array<Wanted<Destination>>>,
	imported: Promise<void>,
	left: () => ServiceError,
): Promise<Array<Array<PlayOutcome<Destination>>>> {
	const endedBy = await imported.then(() => undefined, asServiceError);
	return byEvent.map((plays) =>
		plays.map(({ event, outcome }) => outcome ?? { event, error: endedBy ?? left() }),
	);
}
