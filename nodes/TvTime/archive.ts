import { readExport, UnreadableArchive } from '../../media/archives/tvtime';
import type { GivenFile, ReadExport, ReadOptions } from '../../media/archives/tvtime';
import { ServiceError } from '../../services/http/serviceError';

/** The export in these files; what cannot be read of it is told like whatever TV Time itself refuses. */
export async function readArchive(given: GivenFile[], options: ReadOptions): Promise<ReadExport> {
	return await readExport(given, options).catch(asRefusal);
}

function asRefusal(thrown: unknown): never {
	if (!(thrown instanceof UnreadableArchive)) throw thrown;
	const { message, description } = thrown;
	throw new ServiceError({ service: 'tvtime', kind: 'refused', message, description });
}
