import { type Fields, isFields, known } from './reading';
import {
	isRatingEvent,
	NOT_COUNTED_CODES,
	SOURCES,
	WATCH_EVENT_KINDS,
	type WatchEvent,
} from './watchEvent';

/** What came in is no watch event; the text names the first field that is wrong. */
export class NotAWatchEvent extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'NotAWatchEvent';
	}
}

/** Whether this is a watch event; other keys beside its own (`sync`, `raw`) do not matter. */
export function isWatchEvent(value: unknown): value is WatchEvent {
	return firstFault(value) === undefined;
}

/**
 * The watch event in an incoming item, without other keys such as `sync` or `raw`.
 * Throws `NotAWatchEvent`, for example "media.title is missing".
 */
export function watchEventFrom(value: unknown): WatchEvent {
	const fault = firstFault(value);
	if (fault !== undefined || !isWatchEvent(value)) throw new NotAWatchEvent(`${fault}`);
	if (isRatingEvent(value)) {
		const { event, media, rating } = value;
		return { event, ...happeningIn(value), ...known({ rating }), media };
	}
	const { event, media, progress, counted, notCounted } = value;
	return { event, ...happeningIn(value), ...known({ progress, counted, notCounted }), media };
}

function happeningIn(event: WatchEvent) {
	const { source, key, at, dateOnly, dateApproximate, user, server, player, library } = event;
	return {
		source,
		key,
		at,
		user,
		...known({ dateOnly, dateApproximate, server, player, library }),
	};
}

/** Says what is wrong with a value, as the end of a sentence that begins with the field's name. */
type Check = (value: unknown) => string | undefined;

const text: Check = (value) => (typeof value === 'string' ? undefined : 'is not text');
const filled: Check = (value) => text(value) ?? (value === '' ? 'is empty' : undefined);
const whole: Check = (value) =>
	Number.isSafeInteger(value) && Number(value) >= 0 ? undefined : 'is not a whole number';
const yes: Check = (value) => (value === true ? undefined : 'is not true');
const date: Check = (value) =>
	typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? undefined : 'is not a date';

function between(least: number, most: number): Check {
	return (value) =>
		typeof value === 'number' && value >= least && value <= most
			? undefined
			: `is not a number from ${least} to ${most}`;
}

function oneOf(values: readonly string[]): Check {
	return (value) =>
		typeof value === 'string' && values.includes(value)
			? undefined
			: `is not one of ${values.join(', ')}`;
}

/** Checks an object: `required` fields first, then `optional` ones that are there. The answer starts with the name. */
function object(required: Record<string, Check>, optional: Record<string, Check> = {}): Check {
	return (value) => {
		if (!isFields(value)) return 'is not an object';
		return faultIn(value, required, true) ?? faultIn(value, optional, false);
	};
}

function faultIn(value: Fields, checks: Record<string, Check>, needed: boolean) {
	for (const [name, check] of Object.entries(checks)) {
		const field = value[name];
		if (field === undefined && !needed) continue;
		const fault = field === undefined ? 'is missing' : check(field);
		if (fault !== undefined) return `${name}${/^is /.test(fault) ? ' ' : '.'}${fault}`;
	}
	return undefined;
}

const named = object({ id: filled, name: text });
const ids = object(
	{},
	{
		imdb: filled,
		tmdb: whole,
		tvdb: whole,
		trakt: whole,
		simkl: whole,
		anidb: whole,
		mal: whole,
		plex: filled,
		jellyfin: filled,
		emby: filled,
	},
);
const movie = object(
	{ title: text, ids },
	{ otherTitle: text, year: whole, runtimeSeconds: whole },
);
const show = object({ title: text, ids }, { year: whole });
const episode = object(
	{ ids, show },
	{
		title: text,
		season: whole,
		number: whole,
		absoluteNumber: whole,
		lastNumber: whole,
		runtimeSeconds: whole,
	},
);
const season = object({ ids, show }, { title: text, number: whole });

/** Checks what an event is about by its `type`. */
function ofType(checks: Record<string, Check>): Check {
	const types = Object.keys(checks);
	const listed = `${types.slice(0, -1).join(', ')} or ${types.at(-1)}`;
	return (value) => {
		if (!isFields(value)) return 'is not an object';
		const check = types.find((type) => type === value.type);
		return check === undefined ? `type is not ${listed}` : checks[check]?.(value);
	};
}

const happening = {
	event: oneOf(WATCH_EVENT_KINDS),
	source: oneOf(SOURCES),
	key: filled,
	at: date,
	user: named,
};
const happeningMore = {
	dateOnly: yes,
	dateApproximate: yes,
	server: named,
	player: object({ name: text }, { id: filled }),
	library: named,
};
const playEvent = object(
	{ ...happening, media: ofType({ movie, episode }) },
	{
		...happeningMore,
		progress: between(0, 100),
		// Means nothing here, but a wrong one is a sign of a wrongly built item.
		rating: between(1, 10),
		counted: yes,
		notCounted: object({ code: oneOf(NOT_COUNTED_CODES), reason: text }),
	},
);
const ratingEvent = object(
	{ ...happening, media: ofType({ movie, episode, season, show }) },
	{ ...happeningMore, rating: between(1, 10) },
);
const watchEvent: Check = (value) =>
	isFields(value) && (value.event === 'rated' || value.event === 'unrated')
		? ratingEvent(value)
		: playEvent(value);

function firstFault(value: unknown): string | undefined {
	const fault = watchEvent(value);
	return fault === 'is not an object' ? 'The item is not an object' : fault;
}
