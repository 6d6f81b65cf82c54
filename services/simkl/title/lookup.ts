import type { Episode, Media, Movie } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { isCountedElsewise } from '../../shared/title/chooseEpisode';
import { TitleForms } from '../../shared/title/titleForms';
import type { TitleForm } from '../../shared/title/titleForms';
import { NOT_KNOWN_YET } from '../answers';
import { movedInShow, showByTitle } from './showSearch';
import { idsIn, knownMovieIds, knownShowIds } from './subject';
import type { SimklIds, SimklSubject } from './subject';
import { movieTitled } from './titleSearch';

type Form = TitleForm<SimklSubject>;

const forms = new TitleForms<SimklSubject>({ label: 'Simkl', notKnownYet: NOT_KNOWN_YET });

/**
 * Does `use` with the first form of a title that Simkl knows: its ids, or its show's ids with season and number, then a
 * search. A further form is looked up only after Simkl did not find the one before. Rejects with `notFound`.
 */
export async function withSubject<T>(
	client: ServiceClient,
	media: Media,
	use: (subject: SimklSubject) => Promise<T>,
): Promise<T> {
	const steps = media.type === 'movie' ? movieForms(client, media) : episodeForms(client, media);
	return await forms.withFirst(client, media, steps, use);
}

function movieForms(client: ServiceClient, { title, otherTitle, year, ids }: Movie): Form[] {
	const own = knownMovieIds(ids);
	const titled = async (name: string) => ({
		movie: { ids: { simkl: idsIn(await movieTitled(client, { title: name, year })).simkl } },
	});
	return [
		async () => own && { movie: { ids: own } },
		...alone(own).map((ids) => async () => await Promise.resolve({ movie: { ids } })),
		async () => {
			// Ids that Simkl does not know leave the title, but then only with its year.
			if (!title || (own && year === undefined)) return undefined;
			return await titled(title);
		},
		async () => (otherTitle && !own ? await titled(otherTitle) : undefined),
	];
}

function episodeForms(client: ServiceClient, media: Episode): Form[] {
	const { season, number, show } = media;
	const isPlaced = season !== undefined && number !== undefined && !isCountedElsewise(media);
	const showIds = knownShowIds(show.ids);
	const placed = (ids: SimklIds | undefined) =>
		ids && isPlaced ? { show: { ids }, episode: { season, number } } : undefined;
	return [
		async () => showIds && (await movedInShow(client, media, showIds)),
		async () => await Promise.resolve(placed(showIds)),
		...alone(showIds).map((ids) => async () => await Promise.resolve(placed(ids))),
		async () => (show.title ? await showByTitle(client, media) : undefined),
	];
}

/**
 * Each kind of several ids by itself: Simkl goes by the first that it knows, which may name one cour of an anime alone where
 * another names all of it.
 */
function alone(ids: SimklIds | undefined): SimklIds[] {
	const kinds = Object.entries(ids ?? {}).filter(([, id]) => id !== undefined);
	return kinds.length < 2 ? [] : kinds.map(([kind, id]) => ({ [kind]: id }));
}
