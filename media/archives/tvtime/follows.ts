import { fromUnixSeconds } from '../../moment';
import { known } from '../../reading';
import type { Movie } from '../../watchEvent';
import { showOf } from './episodes';
import type { Follow, Reading } from './reading';
import type { Row } from './rows/row';

type State = Pick<Follow, 'isFollowed' | 'isArchived' | 'isForLater' | 'isFavorite'> & {
	since?: Date | undefined;
};

/** Several files tell of one title: what the first of them says stays, what it leaves open is filled. */
export function noteFollow(
	reading: Reading,
	row: Row,
	film: Movie | undefined,
	{ since, ...state }: State,
	titles?: string[],
): void {
	const person = reading.personOf(row);
	const show = film ? undefined : showOf(reading, row, titles)?.show;
	const title = film ?? show;
	if (!title) return;
	const noted = person.follows.get(title);
	const added = known({ ...state, since: since?.toISOString() });
	const media = { ...titleOnly(title), type: film ? ('movie' as const) : ('show' as const) };
	person.follows.set(title, {
		kind: 'follow',
		source: 'tvtime',
		user: person.user,
		media,
		...added,
		...noted,
	});
}

export function titleOnly({ title, year, ids }: Pick<Follow['media'], 'title' | 'year' | 'ids'>) {
	return { title, ...known({ year }), ids };
}

/** A row of the newer tracking file that tells the state of a show. */
export function readShowState(reading: Reading, row: Row): void {
	const microseconds = row.count('followed_at');
	const since = fromUnixSeconds(microseconds && Math.floor(microseconds / 1_000_000));
	noteFollow(reading, row, undefined, {
		isFollowed: row.flag('is_followed'),
		isForLater: row.flag('is_for_later'),
		isArchived: row.flag('is_archived'),
		since: since ?? row.moment('created_at')?.at,
	});
}

/** A row of `followed_tv_show`, `user_tv_show_data` or `user_show_special_status`, told apart by their columns. */
export function readFollow(reading: Reading, row: Row): void {
	const status = row.text('status')?.toLowerCase();
	noteFollow(reading, row, undefined, {
		isFollowed: row.flag('is_followed', 'active'),
		isArchived: row.flag('archived'),
		isFavorite: status === 'favorite' ? true : row.flag('is_favorited'),
		isForLater: status === 'for_later' ? true : undefined,
		since: row.moment('created_at')?.at,
	});
	const seen = row.count('nb_episodes_seen');
	const show = showOf(reading, row);
	if (seen && show && seen > show.watchedCount) {
		reading.leaveOut(
			row,
			`TV Time counted ${seen} episodes as watched, the archive names ${show.watchedCount} of them; a count names no episode, so none was made from it`,
			show.show.title,
		);
	}
}

/** The browser extension's list of shows. */
export function readExtensionShow(reading: Reading, row: Row): void {
	const status = row.text('status')?.toLowerCase() ?? '';
	const id = row.id('tvdb_id');
	const show = reading.personOf(row).shows.of(id, row.text('title'));
	if (!show) return;
	noteFollow(
		reading,
		row,
		undefined,
		{
			isFollowed: status !== 'stopped' && status !== '',
			isArchived: status === 'stopped' ? true : undefined,
			isForLater: status === 'watch_later' ? true : undefined,
			since: row.moment('created_at')?.at,
		},
		['title'],
	);
}
