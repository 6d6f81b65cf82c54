import type { ServiceRequest } from '../http/exchange';

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

/** One part of a path, which may come from an item. */
export function inPath(id: string): string {
	return encodeURIComponent(id);
}

function wireValue(value: unknown): string | number | boolean {
	if (Array.isArray(value)) return value.map(String).join(',');
	return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}
