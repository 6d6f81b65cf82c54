import type { Episode } from '../../../media';
import { nameOf, yearInTitle } from '../../../media/titles';
import type { ServiceClient } from '../../http/serviceClient';
import type { Candidate, ServiceError } from '../../http/serviceError';
import {
	chooseEpisode,
	isCountedElsewise,
	needsALook,
	provesSame,
} from '../../shared/title/chooseEpisode';
import { ambiguous } from '../answers';
import { episodesOf, showsWith } from './episodeList';
import type { SimklEpisode, SimklShow } from './episodeList';
import { idsIn, isCour } from './subject';
import type { SimklEpisodeSubject, SimklIds, SimklNumberedSubject } from './subject';
import { candidateOf, namesakes } from './titleSearch';

/** Namesakes that are looked into for an episode; where there are more, none is taken. */
const SHOWS_TO_TRY = 10;

/**
 * Looks through the episodes of the show with these ids, where the episode's title may say another one than its place.
 * Undefined where its place is right, as far as anybody can tell, and where there is no such episode.
 */
export async function movedInShow(
	client: ServiceClient,
	media: Episode,
	ids: SimklIds,
): Promise<SimklNumberedSubject | undefined> {
	const { found, unsure } = await chosenIn(client, media, ids);
	const isSpecial = found !== undefined && found.number === undefined;
	if (unsure.length > 0 || (isSpecial && media.season !== 0)) {
		throw otherEpisode(media, (isSpecial ? [found] : unsure).map(asCandidate));
	}
	if (!found || isSpecial) return undefined;
	const isThere = found.season === media.season && found.number === media.number;
	return isThere ? undefined : subjectOf(found, media);
}

/**
 * A special by Simkl's own id of it, which the history alone takes: Simkl has its title and no number, and every catalogue
 * counts specials in an order of its own.
 */
export async function specialOf(
	client: ServiceClient,
	media: Episode,
): Promise<SimklEpisodeSubject | undefined> {
	const ids = media.show.ids;
	if (media.season !== 0 || !needsALook(media)) return undefined;
	const { found } = await chosenIn(client, media, ids);
	return found?.number === undefined && found?.simkl !== undefined
		? { episode: { ids: { simkl: found.simkl } } }
		: undefined;
}

async function chosenIn(client: ServiceClient, media: Episode, ids: SimklIds) {
	if (!needsALook(media)) return { unsure: [] };
	const listed: SimklEpisode[] = [];
	for (const show of (await showsWith(client, ids)).slice(0, SHOWS_TO_TRY)) {
		listed.push(...(await episodesOf(client, show, isCour({ ids }))));
	}
	return chooseEpisode(media, listed, true);
}

interface Fitting {
	episode: SimklEpisode;
	isProven: boolean;
}

/**
 * Searches the show by its title, among the anime where there is none else, and looks through its episodes, for numbering
 * differs between catalogues. Where two shows of the name are as good, none: a wrong play is worse than none.
 */
export async function showByTitle(
	client: ServiceClient,
	media: Episode,
): Promise<SimklNumberedSubject | undefined> {
	const { title, show } = media;
	const year = show.year ?? yearInTitle(show.title);
	const fitting: Fitting[] = [];
	const unsure: Candidate[] = [];
	const unseen: Candidate[] = [];
	for (const type of ['tv', 'anime'] as const) {
		const found = await namesakes(client, type, show);
		const shows = found.flatMap((titled): SimklShow[] => {
			const { simkl } = idsIn(titled);
			return simkl ? [{ type, simkl, titled }] : [];
		});
		for (const each of shows.slice(0, SHOWS_TO_TRY)) {
			const choice = chooseEpisode(media, await episodesOf(client, each, false), false);
			unsure.push(...choice.unsure.map(asCandidate));
			const episode = choice.found;
			if (!episode) continue;
			fitting.push({ episode, isProven: provesSame(title, episode.title, show.title) });
		}
		const others = shows.slice(SHOWS_TO_TRY).filter(({ titled }) => {
			return year === undefined || titled.year === shows[0]?.titled.year;
		});
		unseen.push(...others.map(({ titled }) => candidateOf(titled)));
		if (fitting.length > 0) break;
	}
	const proven = fitting.filter(({ isProven }) => isProven);
	const among = proven.length > 0 ? proven : fitting;
	const [first, ...others] = among.filter(
		({ episode }) => year === undefined || yearOf(episode) === yearOf(among[0]?.episode),
	);
	if (first && others.length === 0 && unseen.length === 0) return subjectOf(first.episode, media);
	if (first || unseen.length > 0) {
		const seen = among.map(({ episode }) => asCandidate(episode));
		throw ambiguous(
			`Simkl has several shows with the title ${nameOf(show)}`,
			'Which one was meant cannot be told. Match the show in the media server, so that it sends ids or the year.',
			[...seen, ...unsure, ...unseen],
		);
	}
	if (unsure.length > 0) throw otherEpisode(media, unsure);
	return undefined;
}

const yearOf = (episode: SimklEpisode | undefined) => episode?.of.titled.year;

function otherEpisode({ title, show }: Episode, candidates: Candidate[]): ServiceError {
	const [there] = candidates;
	return ambiguous(
		`Simkl has another episode in this place of ${nameOf(show)}`,
		`The media server calls this episode "${title ?? ''}", Simkl calls it "${there?.episode ?? ''}". Their numbering may differ, or a show of the same name was found: match the show in the media server, so that it sends ids.`,
		candidates,
	);
}

function asCandidate({ of, season, number, title }: SimklEpisode): Candidate {
	return candidateOf(of.titled, { season, number }, title);
}

function subjectOf(
	{ of: { type, simkl }, season, number, numberInCour }: SimklEpisode,
	wanted: Episode,
): SimklNumberedSubject | undefined {
	if (type === 'anime') {
		// By Simkl's own id an anime is one cour, with numbers of its own; its specials have none.
		if (numberInCour === undefined) return undefined;
		const show = { ids: { simkl }, isCour: true } as const;
		return { show, episode: { season: 1, number: numberInCour } };
	}
	const place = { season: season ?? wanted.season, number: number ?? wanted.number };
	if (place.season === undefined || place.number === undefined) return undefined;
	if (isCountedElsewise(wanted) && number === undefined) return undefined;
	return { show: { ids: { simkl } }, episode: { season: place.season, number: place.number } };
}
