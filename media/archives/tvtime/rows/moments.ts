import { fromIsoText, fromUnixSeconds } from '../../../moment';

/** `2019-01-01 20:15`, with or without seconds and decimals, and a zone as ISO or Go write it; without one it is UTC. */
const WRITTEN =
	/^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(\.\d{1,9})? ?(Z|UTC|[+-]\d\d:?\d\d)?(?: UTC)?$/i;
const DAY = /^\d{4}-\d\d-\d\d$/;
/** Seconds or, with three digits more, milliseconds since 1970. */
const COUNTED = /^\d{9,13}$/;
/** `watch-date-1690000000`: a key to sort by, which ends in the moment. */
const SORTED_BY = /^[a-z-]{1,40}-(\d{9,10})$/;

export interface Moment {
	at: Date;
	/** Only the day is written; `at` is its noon. */
	isDay: boolean;
}

/**
 * The moment that a cell holds, however the archive writes it; `undefined` for what is none, and for 03/04/2026, which is
 * two different days depending on who wrote it.
 */
export function momentIn(cell: string): Moment | undefined {
	const at = exactMoment(cell);
	if (at) return { at, isDay: false };
	const noon = DAY.test(cell) ? fromIsoText(`${cell}T12:00:00Z`) : undefined;
	return noon && { at: noon, isDay: true };
}

function exactMoment(cell: string): Date | undefined {
	if (COUNTED.test(cell)) {
		const count = Number(cell);
		return fromUnixSeconds(cell.length > 10 ? count / 1000 : count);
	}
	const [, seconds] = SORTED_BY.exec(cell) ?? [];
	if (seconds !== undefined) return fromUnixSeconds(Number(seconds));
	const [, day, time, second = ':00', decimals = '', zone = 'Z'] = WRITTEN.exec(cell) ?? [];
	return (day && fromIsoText(`${day}T${time}${second}${decimals}${isoZone(zone)}`)) || undefined;
}

function isoZone(zone: string): string {
	if (/^(z|utc)$/i.test(zone)) return 'Z';
	return zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
}
