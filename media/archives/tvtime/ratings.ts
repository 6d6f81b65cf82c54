import { known } from '../../reading';
import { showOf } from './episodes';
import { titleOnly } from './follows';
import type { Rating, Reading } from './reading';
import type { Row } from './rows/row';

/**
 * The numbers of TV Time's five words, bad to wow, from 1 to 10: its set `stars_wording_scalev2`, whose order is
 * 1, 27, 28, 29, 3. Read in trakt/trakt-web (TvTimeGdprParser, 2026-07, checked there against TV Time's own list while
 * it was up) and in four other importers, which agree.
 */
const OF_FIVE_WORDS: ReadonlyMap<string, number> = new Map([
	['1', 2],
	['27', 4],
	['28', 6],
	['29', 8],
	['3', 10],
]);

/** A vote: `<what was rated>-<user>-<one of five words>`, whose first part may hold hyphens itself. */
export function readVote(reading: Reading, row: Row): void {
	const written = row.text('rating_id') ?? row.text('vote_key')?.split('-').at(-1);
	noteRating(reading, row, {
		written,
		rating: OF_FIVE_WORDS.get(written ?? ''),
		media: ratedIn(reading, row),
	});
}

/** A show's rating of one to five stars. */
export function readShowRating(reading: Reading, row: Row): void {
	const written = row.text('rating');
	const stars = Number(written);
	const isKnown = written !== undefined && stars >= 0.5 && stars <= 5;
	noteRating(reading, row, {
		written,
		rating: isKnown ? Math.round(stars * 2) : undefined,
		media: ratedIn(reading, row),
	});
}

interface Rated {
	/** As the file has it. */
	written: string | undefined;
	/** From 1 to 10, where its scale is known. */
	rating: number | undefined;
	media: Rating['media'] | undefined;
}

export function noteRating(reading: Reading, row: Row, { written, rating, media }: Rated): void {
	if (written === undefined || !media) {
		reading.leaveOut(row, 'It names no rating, or nothing that was rated');
		return;
	}
	const { user } = reading.personOf(row);
	const at = row.moment('created_at', 'watched_at')?.at.toISOString();
	reading.ratings.push({
		kind: 'rating',
		source: 'tvtime',
		user,
		media,
		written,
		...known({ rating, at }),
	});
}

function ratedIn(reading: Reading, row: Row): Rating['media'] | undefined {
	const film = filmRatedIn(reading, row);
	if (film) return { ...titleOnly(film), type: 'movie' };
	const show = showOf(reading, row);
	if (!show) return undefined;
	const id = row.id('episode_id');
	const season = row.count('season_number', 'episode_season_number');
	const number = row.count('episode_number');
	const isEpisode = id !== undefined || (season !== undefined && number !== undefined);
	return isEpisode
		? show.episode({ season, number, id }).media
		: { ...titleOnly(show.show), type: 'show' };
}

/** The files with the films' votes name them in the person's language; the tracking file has the year as well. */
function filmRatedIn(reading: Reading, row: Row) {
	const { films } = reading.personOf(row);
	const title = row.text('movie_name');
	const known = films.withUuid(row.text('uuid'));
	return (known ?? (title === undefined ? undefined : films.of({ title })))?.media;
}
