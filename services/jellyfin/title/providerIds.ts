import type { Ids } from '../../../media';

/** The ids that Jellyfin's own metadata providers write. */
const PROVIDERS = ['imdb', 'tmdb', 'tvdb'] as const;

/** Ids by provider, as text: that is how Jellyfin keeps them, and what they are compared as. */
export type ProviderIds = Partial<Record<(typeof PROVIDERS)[number], string>>;

/** The ids of an event, or of an item's ProviderIds with the names in lower case. */
export function providerIds(ids: Ids | Record<string, string>): ProviderIds {
	const given: Record<string, unknown> = { ...ids };
	const taken: ProviderIds = {};
	for (const provider of PROVIDERS) {
		const id = given[provider];
		const written = typeof id === 'number' || typeof id === 'string' ? String(id).trim() : '';
		if (written !== '') taken[provider] = written.toLowerCase();
	}
	return taken;
}

export function hasProviderId(ids: ProviderIds): boolean {
	return PROVIDERS.some((provider) => ids[provider] !== undefined);
}

export type Agreement = 'same' | 'other' | 'unknown';

/** Any equal id and none that contradicts is the same title; no id of one provider on both sides is unknown. */
export function agreement(one: ProviderIds, other: ProviderIds): Agreement {
	const shared = PROVIDERS.filter((each) => one[each] !== undefined && other[each] !== undefined);
	if (shared.length === 0) return 'unknown';
	return shared.every((each) => one[each] === other[each]) ? 'same' : 'other';
}

/** The keys under which the library index keeps a title, e.g. `movie:tmdb:603`. */
export function indexKeys(type: 'movie' | 'series', ids: ProviderIds): string[] {
	return PROVIDERS.flatMap((provider) => {
		const id = ids[provider];
		return id === undefined ? [] : [`${type}:${provider}:${id}`];
	});
}
