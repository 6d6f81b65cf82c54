import type { IDataObject } from 'n8n-workflow';

import type { Episode, Media, Movie } from '../../../media';
import { described, yearInTitle } from '../../../media/titles';
import type { ServiceClient } from '../../http/serviceClient';
import type { Candidate, ServiceError } from '../../http/serviceError';
import { needsALook, provesSame } from '../../shared/title/chooseEpisode';
import { TitleForms } from '../../shared/title/titleForms';
import type { TitleForm } from '../../shared/title/titleForms';
import { ambiguous, NOT_KNOWN_YET } from '../answers';
import { textOf, wholeOf } from '../reading';
import { chooseInShow } from './episodeList';
import type { TraktEpisode } from './episodeList';
import { findByIds } from './identify';
import { findOwn } from './ownIds';
import { idsFor, idsIn, knownIds } from './subject';
import type { TraktIds, TraktSubject } from './subject';
import { asGood, candidateOf, movieTitled, namesakes, severalShows } from './titleSearch';

const forms = new TitleForms<TraktSubject>({ label: 'Trakt', notKnownYet: NOT_KNOWN_YET });
/** Namesakes that are looked into for an episode; where there are more, none is taken. */
const SHOWS_TO_TRY = 10;

type Form = TitleForm<TraktSubject>;
type Sought = { ids: TraktIds | undefined; isAnew: boolean };
type Found = { show: IDataObject; episode: TraktEpisode };

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
		async (isAnew) => await inList(client, media, { ids: showIds, isAnew }),
		async () =>
			showIds &&
			place && { show: { title: show.title, year: show.year, ids: showIds }, episode: place },
		async (isAnew) => await searched(client, media, isAnew),
	];
}

/** Among all episodes of the show with these ids, where the episode's title may say another one than its place. */
async function inList(client: ServiceClient, media: Episode, { ids, isAnew }: Sought) {
	if (!ids || !needsALook(media)) return undefined;
	const trakt = await findByIds(client, 'show', ids);
	if (trakt === undefined) return undefined;
	const { found, unsure } = await chooseInShow(client, trakt, media, { isSure: true, isAnew });
	if (found) return subjectOf(found);
	if (unsure.length === 0) return undefined;
	const { title, year } = media.show;
	const known = { title, year, ids: { ...ids, trakt } };
	throw otherEpisode(
		media,
		unsure.map((each) => candidateOf(known, each)),
	);
}

/**
 * Searches the show by its title and looks through the episodes of each that has it, for numbering differs between catalogues.
 * Where several have such an episode, only its title can tell which is meant, and not where there are more than were looked into.
 */
async function searched(
	client: ServiceClient,
	media: Episode,
	isAnew: boolean,
): Promise<TraktSubject | undefined> {
	const { title, season, number, absoluteNumber, show } = media;
	if ((season === undefined || number === undefined) && absoluteNumber === undefined)
		return undefined;
	const shows = await namesakes(client, 'show', show);
	const year = show.year ?? yearInTitle(show.title);
	const proven: Found[] = [];
	const unsaid: Found[] = [];
	const unsure: Candidate[] = [];
	for (const each of shows.slice(0, SHOWS_TO_TRY)) {
		const { trakt } = idsIn(each);
		if (!trakt) continue;
		const choice = await chooseInShow(client, trakt, media, { isSure: false, isAnew });
		unsure.push(...choice.unsure.map((episode) => candidateOf(each, episode)));
		const { found: episode } = choice;
		if (!episode) continue;
		const isProven = provesSame(title, episode.title, show.title);
		(isProven ? proven : unsaid).push({ show: each, episode });
	}
	const fitting = proven.length > 0 ? proven : unsaid;
	const best = asGood(
		fitting.map((each) => each.show),
		year,
	);
	const [first, ...others] = fitting.filter((each) => best.includes(each.show));
	const unseen = asGood(shows, year).filter((each) => shows.indexOf(each) >= SHOWS_TO_TRY);
	if (first && others.length === 0 && unseen.length === 0) return subjectOf(first.episode);
	if (first || unseen.length > 0) {
		const seen = fitting.map((each) => candidateOf(each.show, each.episode));
		throw severalShows(show, [...seen, ...unsure, ...unseen.map((each) => candidateOf(each))]);
	}
	if (unsure.length > 0) throw otherEpisode(media, unsure);
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

const subjectOf = ({ trakt }: TraktEpisode): TraktSubject => ({ episode: { ids: { trakt } } });

function byEpisode(episode: unknown): TraktSubject | undefined {
	const { trakt } = idsIn(episode);
	return trakt === undefined ? undefined : { episode: { ids: { trakt } } };
}

function movieOf(found: IDataObject): { title?: string; year?: number; ids: TraktIds } {
	const { trakt } = idsIn(found);
	return { title: textOf(found.title), year: wholeOf(found.year), ids: { trakt } };
}
