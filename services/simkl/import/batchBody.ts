import type { IDataObject } from 'n8n-workflow';

import { countOf, dataOf, isData, listOf } from '../reading';
import { historyBody } from '../title/bodies';
import { idsIn } from '../title/subject';
import type { SimklEpisodeSubject, SimklIds, SimklSubject } from '../title/subject';

/** One play as the body of POST /sync/history names it. */
export interface BatchEntry {
	subject: SimklSubject | SimklEpisodeSubject;
	/** ISO 8601 UTC. */
	watchedAt: string;
}

/** Many plays in one body: each show once, with its seasons and episodes, and never a show without episodes. */
export function batchBody(entries: BatchEntry[]): IDataObject {
	const movies: IDataObject[] = [];
	const episodes: IDataObject[] = [];
	const shows = new Map<string, { show: IDataObject; seasons: Map<number, IDataObject[]> }>();
	for (const { subject, watchedAt } of entries) {
		const one = historyBody(subject, watchedAt);
		movies.push(...listOf(one.movies));
		episodes.push(...listOf(one.episodes));
		for (const { seasons, ...show } of listOf(one.shows)) {
			const key = JSON.stringify(show);
			const known = shows.get(key) ?? { show, seasons: new Map<number, IDataObject[]>() };
			shows.set(key, known);
			for (const { number, episodes: those } of listOf(seasons)) {
				const season = countOf(number) ?? 0;
				known.seasons.set(season, [...(known.seasons.get(season) ?? []), ...listOf(those)]);
			}
		}
	}
	const nested = [...shows.values()].map(({ show, seasons }) => ({
		...show,
		seasons: [...seasons].map(([number, held]) => ({ number, episodes: held })),
	}));
	return {
		...(movies.length > 0 ? { movies } : {}),
		...(episodes.length > 0 ? { episodes } : {}),
		...(nested.length > 0 ? { shows: nested } : {}),
	};
}

/** How many plays Simkl says it added, and whether it named one as not found. */
export function batchAnswer(body: IDataObject) {
	const { movies, episodes } = dataOf(body.added);
	const missing = dataOf(body.not_found);
	const isNamed = (list: string, ids: SimklIds | undefined) =>
		listOf(missing[list]).some((echo) => sharesAnId(echo, ids));
	return {
		added: (countOf(movies) ?? 0) + (countOf(episodes) ?? 0),
		isNotFound: ({ subject }: BatchEntry): boolean => {
			if ('movie' in subject) return isNamed('movies', subject.movie.ids);
			if ('show' in subject) return isNamed('shows', subject.show.ids);
			return isNamed('episodes', subject.episode.ids);
		},
	};
}

function sharesAnId(echo: unknown, sent: SimklIds | undefined): boolean {
	if (!isData(echo)) return false;
	const echoed = new Map(Object.entries(idsIn(echo)));
	return Object.entries(sent ?? {}).some(([kind, id]) => echoed.get(kind) === id);
}
