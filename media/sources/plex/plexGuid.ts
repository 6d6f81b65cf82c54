import { publicId, type PublicId } from '../../ids';
import { known } from '../../reading';
import type { Ids } from '../../watchEvent';

/** What a Plex guid says. On an episode a legacy agent's id is the SHOW's, with season and number behind it. */
export interface PlexGuid {
	agent: 'modern' | 'legacy';
	ids: Ids;
	season?: number;
	number?: number;
	/** The number counts through all seasons, so neither it nor the season are the catalogue's. */
	isAbsolute?: true;
}

const MODERN = new Map<string, PublicId>([
	['imdb', 'imdb'],
	['tmdb', 'tmdb'],
	['tvdb', 'tvdb'],
	['anidb', 'anidb'],
	['mal', 'mal'],
	['myanimelist', 'mal'],
]);

/**
 * Plex's own NFO agents, since its server 1.43.1 (support article of 2026-07-14): `movie/tmdb_383498`, `episode/tvdb_84871`.
 * The id is what the .nfo file calls it, and says which kind it is; one that does not is anybody's number.
 */
const NFO_AGENT = /^tv\.plex\.agents\.nfo\.(movie|series)$/;
const NFO_PATH = /^(?:movie|show|season|episode)\/([a-z]+)_(\w+)$/i;

// xbmcnfo puts whatever id the .nfo file holds: only one that says itself what it is, an IMDb id, is taken.
const LEGACY = new Map<string, PublicId>([
	['com.plexapp.agents.imdb', 'imdb'],
	['com.plexapp.agents.themoviedb', 'tmdb'],
	['com.plexapp.agents.thetvdb', 'tvdb'],
	['com.plexapp.agents.xbmcnfo', 'imdb'],
	['com.plexapp.agents.xbmcnfotv', 'imdb'],
	['net.fribbtastic.coding.plex.myanimelist', 'mal'],
]);

// HAMA: tvdb2 to tvdb5 and anidb2 to anidb4 are ways of numbering, the id behind them is the plain one; tsdb is TMDB's shows.
const HAMA_SCHEME = 'com.plexapp.agents.hama';
const HAMA = new Map<string, PublicId>([
	['tvdb', 'tvdb'],
	['anidb', 'anidb'],
	['tmdb', 'tmdb'],
	['tsdb', 'tmdb'],
	['imdb', 'imdb'],
]);

/** HAMA's tvdb3 counts episodes through TheTVDB's seasons, tvdb4 through seasons of its own; specials keep their place. */
const ABSOLUTE = /^tvdb[34]-/i;

/** Reads a `guid`, a `grandparentGuid` or an entry of `Guid[]`; local, none and iva carry no id. */
export function readPlexGuid(guid: string): PlexGuid {
	const [, scheme = '', path = ''] = /^([\w.]+):\/\/([^?]*)/.exec(guid) ?? [];
	const agent = scheme.toLowerCase();
	if (agent === 'plex') return { agent: 'modern', ids: path ? { plex: `plex://${path}` } : {} };

	const modern = MODERN.get(agent);
	if (modern) return { agent: 'modern', ids: publicId(modern, path) };

	if (NFO_AGENT.test(agent)) return { agent: 'modern', ids: nfoIds(path) };

	const [id = '', season, number] = path.split('/');
	return known<PlexGuid>({
		agent: 'legacy',
		ids: legacyIds(agent, id),
		season: place(season),
		number: place(number),
		isAbsolute: agent === HAMA_SCHEME && ABSOLUTE.test(id) && season !== '0' ? true : undefined,
	});
}

function nfoIds(path: string): Ids {
	const [, service = '', id] = NFO_PATH.exec(path) ?? [];
	const kind = MODERN.get(service.toLowerCase());
	return kind ? publicId(kind, id) : {};
}

function legacyIds(agent: string, id: string): Ids {
	if (agent !== HAMA_SCHEME) {
		const kind = LEGACY.get(agent);
		return kind ? publicId(kind, id) : {};
	}
	const [, source = '', hamaId] = /^([a-z]+)\d?-(\w+)/i.exec(id) ?? [];
	const kind = HAMA.get(source.toLowerCase());
	return kind ? publicId(kind, hamaId) : {};
}

function place(written: string | undefined): number | undefined {
	return written !== undefined && /^\d{1,6}$/.test(written) ? Number(written) : undefined;
}

const EDITIONS = ['trailer', 'placeholder', 'coming soon'];

/** Whether a film's edition is the name by which Agregarr marks a trailer that stands in its place. */
export function isPlaceholderEdition(edition: string | undefined): boolean {
	return edition !== undefined && EDITIONS.includes(edition.toLowerCase());
}

/** The title by which it marks one in the place of an episode. */
export function isPlaceholderTitle(title: string | undefined): boolean {
	return title === 'Trailer (Placeholder)';
}
