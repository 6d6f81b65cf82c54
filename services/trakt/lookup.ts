import type { IDataObject } from 'n8n-workflow';

import type { Episode, Media, Movie } from '../../media';
import type { ServiceClient } from '../http/serviceClient';
import { isServiceError } from '../http/serviceError';
import type { Candidate, ServiceError } from '../http/serviceError';
import { clearlyDiffer, numberSaid, provesSame, saysNothing } from '../shared/episodeTitles';
import { TitleForms, unlessFound } from '../shared/titleForms';
import type { TitleForm } from '../shared/titleForms';
import { described, yearInTitle } from '../shared/titles';
import { ambiguous, NOT_KNOWN_YET } from './answers';
import { chooseInShow } from './episodeList';
import { episodeOf, findByIds } from './identify';
import { findOwn } from './ownIds';
import { textOf, wholeOf } from './reading';
import { idsFor, idsIn, knownIds } from './subject';
import type { TraktIds, TraktSubject } from './subject';
import { asGood, candidateOf, movieTitled, namesakes, severalShows } from './titleSearch';

const forms = new TitleForms<TraktSubject>({ label: 'Trakt', notKnownYet: NOT_KNOWN_YET });
/** Namesakes that are looked into for an episode. */
const SHOWS_TO_TRY = 3;

type Form = TitleForm<TraktSubject>;
type Found = { show: IDataObject; episode: IDataObject };

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
		async () => await inList(client, media, showIds),
		async () => place && (await searched(client, media, place)),
	];
}

/**
 * Among all episodes of the show with these ids, where Trakt has none at its place: by its title, or by the number that is
 * counted through all seasons. Not for one with ids of its own, which Trakt will know one day.
 */
async function inList(client: ServiceClient, media: Episode, ids: TraktIds | undefined) {
	const { title, number, show, absoluteNumber } = media;
	const said = numberSaid(title);
	const tells = !saysNothing(title, show.title) || (said !== undefined && said !== number);
	const own = knownIds(media.ids);
	const hasOwn = (own.trakt ?? own.tvdb ?? own.imdb ?? own.tmdb) !== undefined;
	if (!ids || hasOwn || (!tells && absoluteNumber === undefined)) return undefined;
	const trakt = await findByIds(client, 'show', ids);
	if (trakt === undefined) return undefined;
	const { found, unsure } = await chooseInShow(client, trakt, media);
	if (found) return { episode: { ids: { trakt: found.trakt } } };
	if (unsure.length === 0) return undefined;
	const known = { title: show.title, year: show.year, ids: { ...ids, trakt } };
	throw otherEpisode(
		media,
		unsure.map((each) => candidateOf(known, each)),
	);
}

/**
 * Searches the show by its title and checks the episode's title, for numbering differs between catalogues. Where several shows
 * of the name have such an episode, only its title can tell which is meant.
 */
async function searched(
	client: ServiceClient,
	media: Episode,
	place: { season: number; number: number },
): Promise<TraktSubject | undefined> {
	const { title, show } = media;
	const shows = await namesakes(client, 'show', show);
	const year = show.year ?? yearInTitle(show.title);
	const proven: Found[] = [];
	const unsaid: Found[] = [];
	const differing: Candidate[] = [];
	for (const each of shows.slice(0, SHOWS_TO_TRY)) {
		const { trakt } = idsIn(each);
		if (!trakt) continue;
		const episode = await episodeOf(client, trakt, place).catch(unlessFound);
		if (isServiceError(episode)) continue;
		const name = textOf(episode.title);
		if (provesSame(title, name, show.title)) {
			proven.push({ show: each, episode });
		} else if (clearlyDiffer(title, name, show.title)) {
			differing.push(candidateOf(each, { ...place, title: name }));
		} else unsaid.push({ show: each, episode });
	}
	const fitting = proven.length > 0 ? proven : unsaid;
	const best = asGood(
		fitting.map((each) => each.show),
		year,
	);
	const [first, ...others] = fitting.filter((each) => best.includes(each.show));
	if (first && others.length === 0) return byEpisode(first.episode);
	if (first) {
		const named = fitting.map((each) => ({ ...each, title: textOf(each.episode.title) }));
		throw severalShows(
			show,
			named.map((each) => candidateOf(each.show, { ...place, title: each.title })),
		);
	}
	if (differing.length > 0) throw otherEpisode(media, differing);
	return undefined;
}

function otherEpisode(media: Episode, candidates: Candidate[]): ServiceError {
	const [there] = candidates;
	return ambiguous(
		`Trakt has another episode where ${described(media)} would be`,
		`The media server calls this episode "${media.title ?? ''}", Trakt calls it "${there?.episode ?? ''}". Their numbering may differ, or a show of the same name was found: match the show in the media server, so that it sends ids.`,
		candidates,
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
