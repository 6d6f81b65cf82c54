import type { Episode } from '../../media';
import type { ServiceError } from '../http/serviceError';
import { yearInTitle } from '../shared/titles';
import { notFound } from './answers';

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

export function ambiguous(kind: 'movies' | 'series', wanted: Named): ServiceError {
	return notFound(
		`Jellyfin has several ${kind} with the title ${nameOf(wanted)}`,
		'Which one was meant cannot be told. Match the title in the media server it was watched on, so that it sends an id or the year.',
	);
}

function nameOf({ title, year }: Named): string {
	const name = title.trim() || 'without a title';
	return year === undefined || yearInTitle(title) !== undefined ? name : `${name} (${year})`;
}

function two(count: number): string {
	return String(count).padStart(2, '0');
}
