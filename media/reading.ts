/** Readers that narrow what came from outside. Absent, null and blank are `undefined`; a wrong type is refused by name. */

/** A webhook body that is not what its source sends: answered with 400, and the text says what is wrong. */
export class UnreadableBody extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'UnreadableBody';
	}
}

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under this name. */
export function fields(value: unknown, name: string): Fields | undefined {
	if (value === undefined || value === null) return undefined;
	if (!isFields(value)) throw new UnreadableBody(`${name} should be an object.`);
	return value;
}

/** No title or name is longer; whatever compares titles later would work on what nobody reads. */
const MOST_LETTERS = 1_000;

/** Trimmed text, cut where no title is that long; a number is taken as its text, because titles such as 1917 arrive unquoted from templates. */
export function text(value: unknown, name: string): string | undefined {
	if (value === undefined || value === null) return undefined;
	if (typeof value === 'number') return String(value);
	if (typeof value !== 'string') throw new UnreadableBody(`${name} should be text.`);
	return value.trim().slice(0, MOST_LETTERS).trim() || undefined;
}

// 81,772,800,000 or 81.772.800.000 or 81 772 800 000: a template prints numbers the way of the server's language.
const GROUPED = /^\d{1,3}([.,'\s]\d{3})+$/;
const DECIMAL = /^-?\d+([.,]\d+)?$/;

/** A number, or text holding one with a decimal point or comma. Other text, such as an unfilled placeholder, is absent. */
export function decimal(value: unknown, name: string): number | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
	const written = text(value, name);
	if (written === undefined || !DECIMAL.test(written)) return undefined;
	return Number(written.replace(',', '.'));
}

/** A whole number of 0 or more, or text holding one, also with its thousands grouped. */
export function wholeNumber(value: unknown, name: string): number | undefined {
	const grouped = typeof value === 'string' && GROUPED.test(value.trim());
	const number = decimal(grouped ? value.replace(/\D/g, '') : value, name);
	return number !== undefined && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/** A year of four digits; 0 and 1 are how some sources write "unknown". */
export function year(value: unknown, name: string): number | undefined {
	const number = wholeNumber(value, name);
	return number !== undefined && number >= 1000 && number <= 9999 ? number : undefined;
}

/** true, "True", "1" and 1, or their opposites; anything else does not say. */
export function flag(value: unknown, name: string): boolean | undefined {
	const written = typeof value === 'boolean' ? String(value) : text(value, name)?.toLowerCase();
	if (written === 'true' || written === '1') return true;
	return written === 'false' || written === '0' ? false : undefined;
}

/** The same object type, where what may be undefined may be absent. */
type Known<T> = {
	[Name in keyof T as undefined extends T[Name] ? never : Name]: T[Name];
} & { [Name in keyof T as undefined extends T[Name] ? Name : never]?: T[Name] };

/** Without the fields that are undefined, so that an absent field is really absent. */
export function known<T extends object>(all: T): Known<T>;
export function known<T extends object>(all: T): Partial<T> {
	const present: Partial<T> = {};
	// Not made whole and then deleted from, which would make a slow object of every event.
	for (const name in all) {
		if (all[name] !== undefined) present[name] = all[name];
	}
	return present;
}

/** Gives an object a field that may be absent, unless its value is undefined. Half the cost of `known`, for each event. */
export function addKnown<T, Name extends keyof T>(
	object: T,
	name: Name,
	value: T[Name] | undefined,
): void {
	if (value !== undefined) object[name] = value;
}

/** An id with a name. Where the source gives only one of the two, the name stands in for the id, never an empty id. */
export function named(
	id: string | undefined,
	name: string | undefined,
): { id: string; name: string } | undefined {
	const either = id ?? name;
	return either === undefined ? undefined : { id: either, name: name ?? '' };
}

/**
 * The body as an object, parsed when it is still JSON text (with or without a byte order mark).
 * A raw line break inside a value makes templates emit broken JSON; as a blank it does no harm anywhere.
 */
export function bodyFields(body: unknown): Fields {
	const parsed = typeof body === 'string' ? parsedJson(body) : body;
	if (isFields(parsed)) return parsed;
	throw new UnreadableBody('The webhook body is not a JSON object.');
}

/** `undefined` for text that is not JSON, which JSON itself cannot say. Only what is broken pays for being mended. */
function parsedJson(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		try {
			return JSON.parse(json.replace(/^\uFEFF/, '').replace(/[\n\r\t]/g, ' '));
		} catch {
			return undefined;
		}
	}
}

const NAMED_CHARACTERS = new Map([
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['apos', "'"],
]);

/**
 * Jellyfin's webhook plugin escapes quotes in titles before it serialises, so a parsed title holds `\"`;
 * a template with two braces also turns characters into HTML entities.
 */
export function unescapeText(escaped: string): string {
	if (!escaped.includes('&') && !escaped.includes('\\')) return escaped;
	return escaped
		.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{2,4});/gi, (entity, code: string) => {
			if (!code.startsWith('#')) return NAMED_CHARACTERS.get(code.toLowerCase()) ?? entity;
			const point = /^#x/i.test(code) ? parseInt(code.slice(2), 16) : Number(code.slice(1));
			return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : entity;
		})
		.replace(/\\"/g, '"');
}
