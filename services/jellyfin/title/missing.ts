import type { Episode } from '../../../media';
import { yearInTitle } from '../../../media/titles';
import type { Candidate, ServiceError } from '../../http/serviceError';
import { ambiguous, notFound } from '../answers';
import type { LibraryItem } from './libraryItem';

interface Named {
	title: string;
	year?: number;
}

const WHAT_TO_DO =
	"Check that it is in a library which this user may see (Dashboard, Users), and that Jellyfin has matched it: the item's external ids have to be those of the media server it was watched on. If it was shared with this user only lately, run Library Index: Refresh with Rebuild From Scratch.";

export function notThere(kind: 'movie' | 'series', wanted: Named): ServiceError {
	return notFound(
		`This user's Jellyfin libraries do not have the ${kind} ${nameOf(wanted)}`,
		WHAT_TO_DO,
	);
}

export function noSuchEpisode(media: Episode): ServiceError {
	const { season, number, title, show } = media;
	const place =
		season === undefined || number === undefined
			? `"${title ?? 'without a number'}"`
			: `S${two(season)}E${two(number)}`;
	return notFound(
		`Jellyfin has the series ${nameOf(show)}, but not this episode of it: ${place}`,
		`The episode may be missing in the library, be numbered in another order, or carry another title there. ${WHAT_TO_DO}`,
	);
}

export function severalTitles(
	kind: 'movies' | 'series',
	wanted: Named,
	items: LibraryItem[],
): ServiceError {
	return ambiguous(
		`Jellyfin has several ${kind} with the title ${nameOf(wanted)}`,
		'Which one was meant cannot be told. Match the title in the media server it was watched on, so that it sends an id or the year.',
		items.map(candidateOf),
	);
}

export function anotherEpisode({ title, show }: Episode, items: LibraryItem[]): ServiceError {
	return ambiguous(
		`Jellyfin has another episode in this place of ${nameOf(show)}`,
		`It was watched as "${title ?? ''}", Jellyfin calls it "${items[0]?.title ?? ''}". Their numbering may differ: match both servers alike, so that the ids of the episode agree.`,
		items.map(candidateOf),
	);
}

/** An item as it is told to somebody who has to choose; of an episode with its series. */
function candidateOf({
	id,
	title,
	year,
	ids,
	seriesTitle,
	season,
	number,
}: LibraryItem): Candidate {
	return {
		title: seriesTitle ?? title,
		...(year === undefined ? {} : { year }),
		...(season === undefined ? {} : { season }),
		...(number === undefined ? {} : { number }),
		...(seriesTitle === undefined ? {} : { episode: title }),
		ids: { ...ids, jellyfin: id },
	};
}

function nameOf({ title, year }: Named): string {
	const name = title.trim() || 'without a title';
	return year === undefined || yearInTitle(title) !== undefined ? name : `${name} (${year})`;
}

function two(count: number): string {
	return String(count).padStart(2, '0');
}
