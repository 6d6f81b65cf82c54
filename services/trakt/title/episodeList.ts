import type { Episode } from '../../../media';
import { isSameTitle } from '../../../media/titles';
import { aList } from '../../http/json';
import type { ServiceClient } from '../../http/serviceClient';
import { isServiceError } from '../../http/serviceError';
import { Memory } from '../../shared/memory';
import { chooseEpisode } from '../../shared/title/chooseEpisode';
import type { Choice, ListedEpisode } from '../../shared/title/chooseEpisode';
import { unlessFound } from '../../shared/title/titleForms';
import { listOf, textOf, wholeOf } from '../reading';
import { idsIn } from './subject';

export interface TraktEpisode extends ListedEpisode {
	season: number;
	number: number;
	trakt: number;
}

const lists = new Memory<TraktEpisode[]>(200);

/**
 * The episode of one show that is meant; `show` is Trakt's own id, and `isSure` says that the show was found by its ids. One
 * request per show: every episode with its title. A list that was read before may lack what is new, so it is read again before
 * an episode is called missing. A title at its place in another language is asked for only where anything speaks against it.
 */
export async function chooseInShow(
	client: ServiceClient,
	show: number,
	wanted: Episode,
	{ isSure, isAnew }: { isSure: boolean; isAnew: boolean },
): Promise<Choice<TraktEpisode>> {
	const known = isAnew ? undefined : lists.get(String(show));
	const first = chooseEpisode(wanted, known ?? (await readList(client, show)), isSure);
	const choice =
		known && !first.found ? chooseEpisode(wanted, await readList(client, show), isSure) : first;
	const { elsewise } = choice;
	if (elsewise && (await isTranslated(client, show, elsewise, wanted))) {
		return { found: elsewise, unsure: [] };
	}
	return choice;
}

async function readList(client: ServiceClient, show: number): Promise<TraktEpisode[]> {
	const query = { extended: 'full,episodes' };
	const path = `/shows/${show}/seasons`;
	const answer = await client
		.request({ method: 'GET', path, query }, { answers: aList })
		.catch(unlessFound);
	if (isServiceError(answer)) return [];
	const episodes = listOf(answer.body).flatMap((season) =>
		listOf(season.episodes).flatMap((episode): TraktEpisode[] => {
			const { trakt } = idsIn(episode);
			const place = { season: wholeOf(episode.season), number: wholeOf(episode.number) };
			if (trakt === undefined || place.season === undefined || place.number === undefined)
				return [];
			const { season: of, number } = place;
			const absolute = wholeOf(episode.number_abs);
			const title = textOf(episode.title);
			return [{ trakt, season: of, number, title, ...(absolute ? { absolute } : {}) }];
		}),
	);
	lists.forget(String(show));
	if (episodes.length > 0) lists.set(String(show), episodes);
	return episodes;
}

/** A media server may have the title in another language, which contradicts nothing. */
async function isTranslated(
	client: ServiceClient,
	show: number,
	{ season, number }: TraktEpisode,
	{ title }: Episode,
): Promise<boolean> {
	if (title === undefined) return false;
	const path = `/shows/${show}/seasons/${season}/episodes/${number}/translations`;
	const answer = await client
		.request({ method: 'GET', path }, { answers: aList })
		.catch(unlessFound);
	if (isServiceError(answer)) return false;
	return listOf(answer.body).some((each) => isSameTitle(textOf(each.title) ?? '', title));
}
