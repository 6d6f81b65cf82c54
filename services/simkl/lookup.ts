import type { Episode, Media, Movie } from '../../media';
import type { ServiceClient } from '../http/serviceClient';
import { isServiceError, ServiceError } from '../http/serviceError';
import { Memory } from '../memory';
import { NOT_KNOWN_YET } from './answers';
import { showByTitle } from './showSearch';
import { idsIn, knownIds } from './subject';
import type { SimklSubject } from './subject';
import { movieTitled, nameOf } from './titleSearch';

/** In which form Simkl knew a title last time, by its ids and names; for every account, as the catalogue is the same. */
const forms = new Memory<SimklSubject>();

type Form = () => Promise<SimklSubject | undefined>;

/**
 * Does `use` with the first form of a title that Simkl knows: its ids, or its show's ids with season and number, then a
 * search. A further form is looked up only after Simkl did not find the one before. Rejects with `notFound`.
 */
export async function withSubject<T>(
	client: ServiceClient,
	media: Media,
	use: (subject: SimklSubject) => Promise<T>,
): Promise<T> {
	const key = JSON.stringify(media);
	const remembered = forms.get(key);
	const steps = media.type === 'movie' ? movieForms(client, media) : episodeForms(client, media);
	let last: ServiceError | undefined;
	const tried = new Set<string>();
	for (const step of remembered ? [async () => remembered, ...steps] : steps) {
		const subject = await step().catch(unlessFound);
		if (isServiceError(subject)) last = subject;
		if (!subject || isServiceError(subject) || tried.has(JSON.stringify(subject))) continue;
		tried.add(JSON.stringify(subject));
		const done = await use(subject).then((result) => ({ result }), unlessFound);
		if (!isServiceError(done)) {
			forms.set(key, subject);
			return done.result;
		}
		last = done;
		forms.forget(key);
	}
	// Only a look-up of our own knows more than "not found": several of the name, or another episode in its place.
	const closer = last?.attempts === 0 && last.description !== NOT_KNOWN_YET ? last : undefined;
	throw new ServiceError({
		service: client.service,
		kind: 'notFound',
		message: closer?.message ?? `Simkl does not know ${described(media)}`,
		description: closer?.description ?? NOT_KNOWN_YET,
		status: last?.status,
		attempts: last?.attempts,
	});
}

/** "the movie Tidal Glass (2019)", "the episode Battle Harbour (2018) S02E05". */
export function described(media: Movie | Episode): string {
	if (media.type === 'movie') return `the movie ${nameOf(media)}`;
	const { show, season, number } = media;
	const place =
		season === undefined || number === undefined ? '' : ` S${two(season)}E${two(number)}`;
	return `the episode ${nameOf(show)}${place}`;
}

function movieForms(client: ServiceClient, { title, year, ids }: Movie): Form[] {
	const own = knownIds(ids);
	return [
		async () => own && { movie: { ids: own } },
		async () => {
			// Ids that Simkl does not know leave the title, but then only with its year.
			if (!title || (own && year === undefined)) return undefined;
			return { movie: { ids: { simkl: idsIn(await movieTitled(client, { title, year })).simkl } } };
		},
	];
}

function episodeForms(client: ServiceClient, media: Episode): Form[] {
	const { season, number, show } = media;
	if (season === undefined || number === undefined) return [];
	const showIds = knownIds(show.ids);
	const episode = { season, number };
	return [
		async () => showIds && { show: { ids: showIds }, episode },
		async () => (show.title ? await showByTitle(client, media, episode) : undefined),
	];
}

/** A `notFound` becomes a value, so that the next form gets its turn; everything else goes on. */
function unlessFound(error: unknown): ServiceError {
	if (isServiceError(error, 'notFound')) return error;
	throw error;
}

function two(count: number): string {
	return String(count).padStart(2, '0');
}
