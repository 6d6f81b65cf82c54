import type { IDataObject } from 'n8n-workflow';

import type { Episode, Media, Movie } from '../../media';
import type { ServiceClient } from '../http/serviceClient';
import { isServiceError, ServiceError } from '../http/serviceError';
import { Memory } from '../memory';
import { clearlyDiffer } from '../titles';
import { NOT_KNOWN_YET, notFound } from './answers';
import { episodeOf } from './identify';
import { findOwn } from './ownIds';
import { textOf, wholeOf } from './reading';
import { idsFor, idsIn, knownIds } from './subject';
import type { TraktIds, TraktSubject } from './subject';
import { movieTitled, nameOf, namesakes } from './titleSearch';

/** In which form Trakt knew a title last time, by its ids and names; for every account, as the catalogue is the same. */
const forms = new Memory<TraktSubject>();
/** Namesakes that are looked into for an episode. */
const SHOWS_TO_TRY = 3;

type Form = () => Promise<TraktSubject | undefined>;

/**
 * Does `use` with the first form of a title that Trakt knows: own ids, then the show's ids with season and number, then
 * a search. Each further form is looked up only after Trakt did not find the one before. Rejects with `notFound`.
 */
export async function withSubject<T>(
	client: ServiceClient,
	media: Media,
	use: (subject: TraktSubject) => Promise<T>,
): Promise<T> {
	const key = JSON.stringify(media);
	const remembered = forms.get(key);
	const steps = media.type === 'movie' ? movieForms(client, media) : episodeForms(client, media);
	let last: ServiceError | undefined;
	let status: number | undefined;
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
		status = done.status;
		forms.forget(key);
	}
	// Only a look-up of our own knows more than "not found": several of the name, or another episode in its place.
	const closer = last?.attempts === 0 && last.description !== NOT_KNOWN_YET ? last : undefined;
	throw new ServiceError({
		service: client.service,
		kind: 'notFound',
		message: closer?.message ?? `Trakt does not know ${described(media)}`,
		description: closer?.description ?? NOT_KNOWN_YET,
		status,
		attempts: last?.attempts,
	});
}

function movieForms(client: ServiceClient, { title, year, ids }: Movie): Form[] {
	const own = idsFor('movie', knownIds(ids));
	return [
		async () => own && { movie: { title, year, ids: own } },
		async () => {
			// Ids that Trakt does not know leave the title, but then only with its year.
			if (own && year === undefined) return undefined;
			return { movie: movieOf(await movieTitled(client, { title, year })) };
		},
	];
}

function episodeForms(client: ServiceClient, media: Episode): Form[] {
	const { season, number, show } = media;
	const own = idsFor('episode', knownIds(media.ids));
	const showIds = idsFor('show', knownIds(show.ids));
	const place = season === undefined || number === undefined ? undefined : { season, number };
	return [
		async () => own && { episode: { ids: own } },
		async () => byEpisode((await findOwn(client, media, ['imdb', 'tmdb']))?.episode),
		async () =>
			showIds &&
			place && { show: { title: show.title, year: show.year, ids: showIds }, episode: place },
		async () => place && (await searched(client, media, place)),
	];
}

/** Searches the show by its title and checks the episode's title, for numbering differs between catalogues. */
async function searched(
	client: ServiceClient,
	media: Episode,
	place: { season: number; number: number },
): Promise<TraktSubject | undefined> {
	const { title, show } = media;
	const shows = await namesakes(client, 'show', show);
	let differing: string | undefined;
	for (const { trakt } of shows.slice(0, SHOWS_TO_TRY).map(idsIn)) {
		if (!trakt) continue;
		const episode = await episodeOf(client, trakt, place).catch(unlessFound);
		if (isServiceError(episode)) continue;
		if (!clearlyDiffer(title, textOf(episode.title))) return byEpisode(episode);
		differing = textOf(episode.title);
	}
	if (differing === undefined) return undefined;
	throw notFound(
		`Trakt has another episode where ${described(media)} would be`,
		`The media server calls this episode "${title}", Trakt calls it "${differing}". Their numbering may differ, or a show of the same name was found: match the show in the media server, so that it sends ids.`,
	);
}

function byEpisode(episode: unknown): TraktSubject | undefined {
	const { trakt } = idsIn(episode);
	return trakt === undefined ? undefined : { episode: { ids: { trakt } } };
}

function movieOf(found: IDataObject): { title?: string; year?: number; ids: TraktIds } {
	const { trakt } = idsIn(found);
	return { title: textOf(found.title), year: wholeOf(found.year), ids: { trakt } };
}

/** A `notFound` becomes a value, so that the next form gets its turn; everything else goes on. */
function unlessFound(error: unknown): ServiceError {
	if (isServiceError(error, 'notFound')) return error;
	throw error;
}

function described(media: Movie | Episode): string {
	if (media.type === 'movie') return `the movie ${nameOf(media)}`;
	const { show, season, number } = media;
	const place =
		season === undefined || number === undefined ? '' : ` S${two(season)}E${two(number)}`;
	return `the episode ${nameOf(show)}${place}`;
}

function two(count: number): string {
	return String(count).padStart(2, '0');
}
