import type { PlayEvent, WatchEvent } from '../../../media';
import { ServiceError } from '../../http/serviceError';

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
