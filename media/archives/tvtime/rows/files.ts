/** What a file of the export holds, in the order of reading: what comes first is believed first. */
export const KINDS = [
	'tracking',
	'olderTracking',
	'extensionEpisodes',
	'extensionFilms',
	'backup',
	'backupShows',
	'backupFilms',
	'rewatched',
	'seen',
	'follows',
	'extensionShows',
	'showRatings',
	'votes',
] as const;
export type Kind = (typeof KINDS)[number];

export interface ExportFile {
	/** As it is called in texts, e.g. "tracking-prod-records.csv in export.zip". */
	name: string;
	kind: Kind;
	/** Unpacks it, piece by piece; called once, and for no file whose kind is unknown. */
	read(): Iterable<Uint8Array>;
}

/**
 * By the name alone, whatever follows the known beginning: " (1)", a date, another ending. Names that are not here
 * are never opened, among them those with tokens, sign-ins, addresses and devices.
 */
const NAMES: Array<[RegExp, Kind]> = [
	[/^tracking-prod-records-v2\b.*\.csv$/, 'tracking'],
	[/^tracking-prod-records\b(?!-v).*\.csv$/, 'olderTracking'],
	[/^tvtime-series-episodes\b.*\.csv$/, 'extensionEpisodes'],
	[/^tvtime-movies\b.*\.csv$/, 'extensionFilms'],
	[/^tvtime-series\b(?!-episodes).*\.csv$/, 'extensionShows'],
	// TV Time Liberator, and what recovers its form from a phone's backup.
	[/^activity_history\b.*\.csv$/, 'backup'],
	[/^(tv-?time-)?shows\b.*\.json$/, 'backupShows'],
	[/^(tv-?time-)?movies\b.*\.json$/, 'backupFilms'],
	[/^rewatched_episode\b.*\.csv$/, 'rewatched'],
	[/^watched_on_episode\b.*\.csv$/, 'seen'],
	[/^(show_)?seen_episode(_source|_unitarian|_latest)?\b.*\.csv$/, 'seen'],
	[/^followed_tv_show\b.*\.csv$/, 'follows'],
	[/^user_tv_show_data\b.*\.csv$/, 'follows'],
	[/^user_show_special_status\b.*\.csv$/, 'follows'],
	[/^tv_show_rate\b.*\.csv$/, 'showRatings'],
	[/^ratings-.*votes\b.*\.csv$/, 'votes'],
];

export function kindOf(path: string): Kind | undefined {
	const base = baseName(path).slice(0, MOST_LETTERS).toLowerCase();
	return NAMES.find(([name]) => name.test(base))?.[1];
}

/** A name may be as long as a zip allows, which is 65,535: what a pattern reads has an end. */
const MOST_LETTERS = 200;

export function baseName(path: string): string {
	return path.split(/[\\/]/).at(-1) ?? path;
}
