import type { IDataObject } from 'n8n-workflow';

import { aList, orNull } from '../http/answerForms';
import type { Episode } from '../../media';
import type { ServiceClient } from '../http/serviceClient';
import { isServiceError } from '../http/serviceError';
import type { Candidate } from '../http/serviceError';
import { clearlyDiffer, provesSame } from '../shared/episodeTitles';
import { Memory } from '../shared/memory';
import { isSameTitle, nameOf } from '../shared/titles';
import { ambiguous } from './answers';
import { candidateOf } from './candidates';
import { countOf, dataOf, listOf, textOf } from './reading';
import { idsIn } from './subject';
import type { SimklNumberedSubject } from './subject';
import { namesakes } from './titleSearch';

/** Namesakes that are looked into for an episode. */
const SHOWS_TO_TRY = 3;
const episodeLists = new Memory<IDataObject[]>(200);

interface Place {
	season: number;
	number: number;
}

/**
 * Searches the show by its title, among the anime where there is none else, and checks the episode's title, for
 * numbering differs between catalogues. Where two shows of the name are as good, none: a wrong play is worse than none.
 */
export async function showByTitle(
	client: ServiceClient,
	{ title, show }: Episode,
	place: Place,
): Promise<SimklNumberedSubject | undefined> {
	const fitting: Array<{ subject: SimklNumberedSubject; show: IDataObject; name?: string }> = [];
	const differing: Candidate[] = [];
	for (const type of ['tv', 'anime'] as const) {
		for (const each of (await namesakes(client, type, show)).slice(0, SHOWS_TO_TRY)) {
			const { simkl } = idsIn(each);
			if (!simkl) continue;
			const found = at(await episodesOf(client, type, simkl), place, title);
			if (!found) continue;
			const name = textOf(found.title);
			if (clearlyDiffer(title, name, show.title)) differing.push(candidateOf(each, place, name));
			else fitting.push({ subject: subjectOf(type, simkl, found, place), show: each, name });
		}
		if (fitting.length > 0) break;
	}
	const proven = fitting.filter(({ name }) => provesSame(title, name, show.title));
	const among = proven.length > 0 ? proven : fitting;
	const [first, ...others] = among.filter(
		(each) => show.year === undefined || each.show.year === among[0]?.show.year,
	);
	if (first && others.length === 0) return first.subject;
	if (first) {
		throw ambiguous(
			`Simkl has several shows with the title ${nameOf(show)}`,
			'Which one was meant cannot be told. Match the show in the media server, so that it sends ids or the year.',
			among.map((each) => candidateOf(each.show, place, each.name)),
		);
	}
	const [there] = differing;
	if (!there) return undefined;
	throw ambiguous(
		`Simkl has another episode in this place of ${nameOf(show)}`,
		`The media server calls this episode "${title}", Simkl calls it "${there.episode}". Their numbering may differ, or a show of the same name was found: match the show in the media server, so that it sends ids.`,
		differing,
	);
}

/** Every episode of a show; remembered, for one evening asks for many of them. */
async function episodesOf(
	client: ServiceClient,
	type: 'tv' | 'anime',
	simkl: number,
): Promise<IDataObject[]> {
	const key = `${type} ${simkl}`;
	const known = episodeLists.get(key);
	if (known) return known;
	const path = `/${type}/episodes/${simkl}`;
	// TheTVDB's numbers stand beside an anime's own only where they are asked for.
	const query = type === 'anime' ? { extended: 'full_anime_seasons' } : {};
	// Without a sign-in it comes out of a cache, and does not count as one of the account's requests of the day.
	const asked = { method: 'GET', path, query, anonymous: true } as const;
	const answer = await client.request(asked, { answers: orNull(aList) }).catch((error: unknown) => {
		if (isServiceError(error, 'notFound')) return undefined;
		throw error;
	});
	const episodes = listOf(answer?.body);
	if (episodes.length > 0) episodeLists.set(key, episodes);
	return episodes;
}

/** An anime's place is TheTVDB's where that is told. Specials have no place in Simkl's list: their title tells them. */
function at(
	episodes: IDataObject[],
	{ season, number }: Place,
	title: string | undefined,
): IDataObject | undefined {
	if (season === 0) {
		return episodes.find(
			(episode) =>
				episode.type === 'special' && isSameTitle(textOf(episode.title) ?? '', title ?? ''),
		);
	}
	return episodes.find((episode) => {
		const tvdb = dataOf(episode.tvdb);
		return (
			(countOf(tvdb.season) ?? countOf(episode.season) ?? 1) === season &&
			(countOf(tvdb.episode) ?? countOf(episode.episode)) === number &&
			episode.type !== 'special'
		);
	});
}

function subjectOf(
	type: 'tv' | 'anime',
	simkl: number,
	found: IDataObject,
	place: Place,
): SimklNumberedSubject {
	if (type === 'tv') return { show: { ids: { simkl } }, episode: place };
	// By Simkl's own id an anime is one cour, with numbers of its own.
	const number = countOf(found.episode) ?? place.number;
	return { show: { ids: { simkl }, isCour: true }, episode: { season: 1, number } };
}
