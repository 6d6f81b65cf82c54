import { nameOf } from '../../../media/titles';
import type { ServiceClient } from '../../http/serviceClient';
import { ambiguous, notFound } from '../answers';
import { checkedIds, idsIn, isMovie } from './subject';
import type { SimklRateable, SimklSubject, SimklTitle, SimklWholeShow } from './subject';
import { candidateOf, movieTitled, namesakes } from './titleSearch';

/** The subject by ids: one that came by its name is looked up, exactly, for Simkl itself would take a similar one. */
export async function identified(
	client: ServiceClient,
	subject: SimklSubject,
): Promise<SimklSubject> {
	if (isMovie(subject)) return { movie: await movieByIds(client, subject.movie) };
	return { show: await showByIds(client, subject.show), episode: subject.episode };
}

/** The same for what can be rated. */
export async function identifiedRateable(
	client: ServiceClient,
	subject: SimklRateable,
): Promise<SimklRateable> {
	if (isMovie(subject)) return { movie: await movieByIds(client, subject.movie) };
	return { show: await showByIds(client, subject.show) };
}

/** The same for a whole show. */
export async function identifiedShow(
	client: ServiceClient,
	{ show }: SimklWholeShow,
): Promise<SimklWholeShow> {
	return { show: await showByIds(client, show), whole: true };
}

async function movieByIds(client: ServiceClient, movie: SimklTitle): Promise<SimklTitle> {
	const { title, year } = movie;
	if (checkedIds(movie.ids) || !title) return movie;
	return { ids: { simkl: idsIn(await movieTitled(client, { title, year })).simkl } };
}

async function showByIds(client: ServiceClient, show: SimklTitle): Promise<SimklTitle> {
	const { title, year } = show;
	if (checkedIds(show.ids) || !title) return show;
	for (const type of ['tv', 'anime'] as const) {
		const [first, second, ...more] = await namesakes(client, type, { title, year });
		const { simkl } = idsIn(first);
		if (!first || !simkl) continue;
		if (second && (year === undefined || second.year === first.year)) {
			throw ambiguous(
				`Simkl has several shows with the title ${nameOf({ title, year })}`,
				'Which one was meant cannot be told. Give the year of its first season, or an ID.',
				[first, second, ...more].map((each) => candidateOf(each)),
			);
		}
		return { ids: { simkl }, ...(type === 'anime' ? { isCour: true } : {}) };
	}
	throw notFound(`Simkl has no show with the title ${nameOf({ title, year })}`);
}
