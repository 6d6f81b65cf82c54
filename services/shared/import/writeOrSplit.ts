import { isServiceError } from '../../http/serviceError';
import type { ServiceError } from '../../http/serviceError';
import { settleFailed, unsettled } from './wantedPlays';
import type { Wanted } from './wantedPlays';

/** What a batch leaves to be done. */
export interface BatchLeft<Play> {
	/** The service does not know them in the form in which they were sent. */
	notFound: Play[];
	/** An answer was lost, and these have not arrived. */
	again: Play[];
}

/**
 * Writes a batch. What a service does not take as a whole it may take in parts: one play that it objects to must not keep
 * ninety-nine out.
 */
export async function writeOrSplit<Play extends Wanted>(
	batch: Play[],
	write: (plays: Play[]) => Promise<BatchLeft<Play>>,
	isObjection: (error: ServiceError) => boolean,
): Promise<BatchLeft<Play>> {
	const left = await write(batch).catch((error: unknown) => {
		if (isServiceError(error) && isObjection(error)) return error;
		throw error;
	});
	if (!isServiceError(left)) return left;
	const [only, ...others] = unsettled(batch);
	if (only && others.length === 0) settleFailed(only, left);
	if (others.length === 0) return { notFound: [], again: [] };
	const half = Math.ceil(batch.length / 2);
	const one = await writeOrSplit(batch.slice(0, half), write, isObjection);
	const other = await writeOrSplit(batch.slice(half), write, isObjection);
	return {
		notFound: [...one.notFound, ...other.notFound],
		again: [...one.again, ...other.again],
	};
}
