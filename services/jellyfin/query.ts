import type { ServiceRequest } from '../http/exchange';
import { refused } from './answers';

type Wire = NonNullable<ServiceRequest['query']>;

/**
 * The query of a request as it is sent, lists with commas. `Request` is the SDK's own interface of that request, so a
 * parameter that Jellyfin does not have fails the build: the server itself would ignore it without a word.
 */
export function queryOf<Request extends object>(query: Request): Wire {
	const wire: Wire = {};
	for (const [name, value] of Object.entries(query)) {
		if (value !== undefined) wire[name] = wireValue(value);
	}
	return wire;
}

/** Jellyfin's ids are GUIDs, written with and without dashes. */
const GUID = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

/** Whether a watch event, which anybody may have written, names an item by an id. */
export function isJellyfinId(id: string): boolean {
	return GUID.test(id);
}

/** An id as a part of a path: what holds more than its digits and dashes would lead to another address. */
export function inPath(id: string): string {
	if (/^[0-9a-z-]+$/i.test(id)) return id;
	throw refused(
		`"${id}" is not the ID of a Jellyfin item`,
		'Choose the item from the list, or give its ID: 32 digits and letters from a to f, as Jellyfin shows it in the address bar.',
	);
}

function wireValue(value: unknown): string | number | boolean {
	if (Array.isArray(value)) return value.map(String).join(',');
	return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}
