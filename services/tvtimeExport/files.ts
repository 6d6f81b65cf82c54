/** What a file of the export holds, in the order of reading: what comes first is believed first. */
export const KINDS = [
	'tracking',
	'olderTracking',
	'extensionEpisodes',
	'extensionFilms',
	'rewatched',
	'seen',
	'follows',
	'extensionShows',
	'ratings',
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
	[/^tracking-prod-records-v2\b/, 'tracking'],
	[/^tracking-prod-records\b(?!-v)/, 'olderTracking'],
	[/^tvtime-series-episodes\b/, 'extensionEpisodes'],
	[/^tvtime-movies\b/, 'extensionFilms'],
	[/^tvtime-series\b(?!-episodes)/, 'extensionShows'],
	[/^rewatched_episode\b/, 'rewatched'],
	[/^watched_on_episode\b/, 'seen'],
	[/^(show_)?seen_episode(_source|_unitarian|_latest)?\b/, 'seen'],
	[/^followed_tv_show\b/, 'follows'],
	[/^user_tv_show_data\b/, 'follows'],
	[/^user_show_special_status\b/, 'follows'],
	[/^tv_show_rate\b/, 'ratings'],
	[/^ratings-.*episode_votes\b/, 'ratings'],
];

export function kindOf(path: string): Kind | undefined {
	const base = baseName(path).toLowerCase();
	if (!base.endsWith('.csv')) return undefined;
	return NAMES.find(([name]) => name.test(base))?.[1];
}

export function baseName(path: string): string {
	return path.split(/[\\/]/).at(-1) ?? path;
}
