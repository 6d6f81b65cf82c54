const DAY_MS = 86_400_000;

/** The moment of a count of seconds since 1970; `undefined` for 0 and for what is no date. */
export function fromUnixSeconds(seconds: number | undefined): Date | undefined {
	if (seconds === undefined || seconds <= 0) return undefined;
	return realDate(new Date(seconds * 1000));
}

/** The way of a .NET server, whose seven decimals are four more than a date takes. */
const UTC_OF_DOTNET = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/;
// Only ISO: 03/04/2026 is two different days, depending on who wrote it.
const ISO = /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d)(\.\d{1,3})?\d*(Z|[+-]\d\d:\d\d)?$/i;

/** The moment of an ISO 8601 text of any number of decimals. Without a zone it is UTC: ask only for fields that are. */
export function fromIsoText(written: string | undefined): Date | undefined {
	if (written === undefined) return undefined;
	if (UTC_OF_DOTNET.test(written)) return realDate(new Date(written));
	const [, seconds, fraction = '', zone = 'Z'] = ISO.exec(written) ?? [];
	if (seconds === undefined) return undefined;
	return realDate(new Date(`${seconds.replace(' ', 'T')}${fraction}${zone.toUpperCase()}`));
}

const WALL_CLOCK = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?))?$/;

/**
 * The moment of a date, with or without a time, as the clocks of that time zone show it; `undefined` for any other text, and
 * for one that names its own zone. When clocks are set, an hour that occurs twice is either, and one that is left out is the
 * one beside it.
 */
export function fromWallClock(written: string, timeZone: string): Date | undefined {
	const [, day, time = '00:00'] = WALL_CLOCK.exec(written) ?? [];
	if (day === undefined) return undefined;
	const shown = new Date(`${day}T${time}Z`).getTime();
	if (Number.isNaN(shown)) return undefined;
	// The zone's offset is asked for near the moment, and once more there: a change of the clocks may lie between.
	const near = shown - offsetMs(shown, timeZone);
	return new Date(shown - offsetMs(near, timeZone));
}

/** How far the clocks of a time zone are ahead of UTC at that moment. */
function offsetMs(ms: number, timeZone: string): number {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	}).formatToParts(ms);
	const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
	const shown = Date.UTC(
		part('year'),
		part('month') - 1,
		part('day'),
		part('hour'),
		part('minute'),
		part('second'),
	);
	return shown - Math.floor(ms / 1000) * 1000;
}

// Before 1970 is how .NET writes "never" (year 1).
function realDate(date: Date): Date | undefined {
	return date.getTime() > 0 ? date : undefined;
}

/** The moment the source names, unless it lies ahead of when that came in (a wrong clock, local time): then that one. */
export function plausible(named: Date | undefined, receivedAt: Date): Date {
	return named === undefined || named.getTime() > receivedAt.getTime() ? receivedAt : named;
}

const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));
/** One event is of the same day as the one before nearly always; `toISOString` for each took a tenth of a parser's time. */
let latestDay = { day: NaN, written: '' };

/** ISO 8601 in UTC, to the second: `2026-11-19T21:10:00Z`. */
export function toSecond(moment: Date): string {
	return `${secondOf(moment.getTime())}Z`;
}

/** ISO 8601 in UTC, to the millisecond, as `toISOString` writes it. */
export function toIsoText(moment: Date): string {
	const ms = moment.getTime();
	const fraction = ms - Math.floor(ms / 1000) * 1000;
	return `${secondOf(ms)}.${String(fraction).padStart(3, '0')}Z`;
}

/** Throws `RangeError` for an invalid date, as `toISOString` does. */
function secondOf(ms: number): string {
	const day = Math.floor(ms / DAY_MS);
	if (day !== latestDay.day) {
		latestDay = {
			day,
			written: new Date(day * DAY_MS).toISOString().slice(0, -'00:00:00.000Z'.length),
		};
	}
	const second = Math.floor((ms - day * DAY_MS) / 1000);
	const minute = Math.floor(second / 60);
	const [hours, minutes] = [TWO_DIGITS[Math.floor(minute / 60)], TWO_DIGITS[minute % 60]];
	return `${latestDay.written}${hours}:${minutes}:${TWO_DIGITS[second % 60]}`;
}
