import type { IDataObject } from 'n8n-workflow';

import type { Episode, Media, Movie } from '../../media';
import type { ServiceClient } from '../http/serviceClient';
import { isServiceError } from '../http/serviceError';
import { TitleForms, unlessFound } from '../shared/titleForms';
import type { TitleForm } from '../shared/titleForms';
import { clearlyDiffer, described } from '../shared/titles';
import { NOT_KNOWN_YET, notFound } from './answers';
import { episodeOf } from './identify';
import { findOwn } from './ownIds';
import { textOf, wholeOf } from './reading';
import { idsFor, idsIn, knownIds } from './subject';
import type { TraktIds, TraktSubject } from './subject';
import { movieTitled, namesakes } from './titleSearch';

const forms = new TitleForms<TraktSubject>({ label: 'Trakt', notKnownYet: NOT_KNOWN_YET });
/** Namesakes that are looked into for an episode. */
const SHOWS_TO_TRY = 3;

type Form = TitleForm<TraktSubject>;

/**
 * Does `use` with the first form of a title that Trakt knows: own ids, then the show's ids with season and number, then
 * a search. Each further form is looked up only after Trakt did not find the one before. Rejects with `notFound`.
 */
export async function withSubject<T>(
	client: ServiceClient,
	media: Media,
	use: (subject: TraktSubject) => Promise<T>,
): Promise<T> {
	const steps = media.type === 'movie' ? movieForms(client, media) : episodeForms(client, media);
	return await forms.withFirst(client, media, steps, use);
}

function movieForms(client: ServiceClient, { title, otherTitle, year, ids }: Movie): Form[] {
	const own = idsFor('movie', knownIds(ids));
	return [
		async () => own && { movie: { title, year, ids: own } },
		async () => {
			// Ids that Trakt does not know leave the title, but then only with its year.
			if (own && year === undefined) return undefined;
			return { movie: movieOf(await movieTitled(client, { title, year })) };
		},
		async () =>
			otherTitle && !own
				? { movie: movieOf(await movieTitled(client, { title: otherTitle, year })) }
				: undefined,
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
