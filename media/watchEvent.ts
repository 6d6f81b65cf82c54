/** The one contract between sources and destinations. Every source produces it, every destination takes it. */

export const WATCH_EVENT_KINDS = [
	'play',
	'pause',
	'resume',
	'progress',
	'stop',
	'watched',
	'unwatched',
	'rated',
	'unrated',
] as const;
export type WatchEventKind = (typeof WATCH_EVENT_KINDS)[number];

export const SOURCES = [
	'plex',
	'jellyfin',
	'emby',
	'tautulli',
	'trakt',
	'simkl',
	'movary',
	'tvtime',
] as const;
export type Source = (typeof SOURCES)[number];

/** Ids of exactly one title: an episode's ids are the episode's, a show's ids are the show's, never mixed. */
export type Ids = Partial<{
	imdb: string;
	tmdb: number;
	tvdb: number;
	trakt: number;
	simkl: number;
	anidb: number;
	mal: number;
	plex: string;
	jellyfin: string;
	emby: string;
}>;

export interface Movie {
	type: 'movie';
	title: string;
	/** A second title to look for where the first finds nothing: TV Time has the person's language and English. */
	otherTitle?: string;
	year?: number;
	runtimeSeconds?: number;
	ids: Ids;
}

export interface Show {
	title: string;
	/** The show's first year. Absent when the source only knows the episode's. */
	year?: number;
	ids: Ids;
}

export interface Episode {
	type: 'episode';
	title?: string;
	/** 0 is the season of specials, not "unknown". */
	season?: number;
	number?: number;
	/** Counted through all seasons, from a source that knows no season and number of the show's catalogue. */
	absoluteNumber?: number;
	/** The last episode of a file that holds several; absent for a file with one. */
	lastNumber?: number;
	runtimeSeconds?: number;
	ids: Ids;
	show: Show;
}

/** What is played. */
export type Media = Movie | Episode;

/** A whole season, which nobody plays and somebody rates. */
export interface Season {
	type: 'season';
	title?: string;
	/** 0 is the season of specials, not "unknown". */
	number?: number;
	ids: Ids;
	show: Show;
}

/** A whole show, which nobody plays and somebody rates. */
export interface WholeShow extends Show {
	type: 'show';
}

/** What is rated: each thing that is played, and what holds it. */
export type Rateable = Media | Season | WholeShow;

/** Why the end of a viewing was not counted as a play. Programs read these, people the sentence beside them. */
export const NOT_COUNTED_CODES = [
	'stoppedEarly',
	'notCompleted',
	'tooShort',
	'positionUnknown',
	'startNotSeen',
	'rewatchUnproven',
] as const;
export type NotCountedCode = (typeof NOT_COUNTED_CODES)[number];

export interface NotCounted {
	code: NotCountedCode;
	reason: string;
}

export type WatchEvent = PlayEvent | RatingEvent;

/** What happened to a movie or an episode. */
export interface PlayEvent extends Happening {
	event: Exclude<WatchEventKind, RatingEvent['event']>;
	media: Media;
	/** Percent, 0–100; absent when the source did not say, never guessed. */
	progress?: number;
	/** On what follows a play that has been handed out as `watched`: it leaves no resume point, and is no second play. */
	counted?: true;
	/** On `stop` only: why it is no play. */
	notCounted?: NotCounted;
	rating?: undefined;
}

/** Somebody gave a rating, or took one away. */
export interface RatingEvent extends Happening {
	event: 'rated' | 'unrated';
	media: Rateable;
	/** 1–10, on `rated` only. */
	rating?: number;
	progress?: undefined;
	counted?: undefined;
	notCounted?: undefined;
}

/** What every event says. */
interface Happening {
	source: Source;
	/** The same play always gives the same key. */
	key: string;
	/** ISO 8601 UTC: when it happened at the source. */
	at: string;
	/** Only the day is known; `at` is that day's noon UTC. */
	dateOnly?: true;
	/** The source knows the moment only roughly: where many episodes were marked at once, it is that of the click. */
	dateApproximate?: true;
	user: { id: string; name: string };
	server?: { id: string; name: string };
	player?: { id?: string; name: string };
	library?: { id: string; name: string };
}

/** Whether an event is about a rating; every other one is about something that is played. */
export function isRatingEvent(event: WatchEvent): event is RatingEvent {
	return event.event === 'rated' || event.event === 'unrated';
}
