import type { Ids } from './watchEvent';

/** The ids that several services know, and that therefore name a title anywhere. */
export type PublicId = 'imdb' | 'tmdb' | 'tvdb' | 'anidb' | 'mal';

/** One id as written by a source; nothing when it does not have the form of that id. */
export function publicId(kind: PublicId, written: string | undefined): Ids {
	const id = written?.trim().toLowerCase() ?? '';
	if (kind === 'imdb') return /^tt\d{5,12}$/.test(id) ? { imdb: id } : {};
	const number = /^\d{1,15}$/.test(id) ? Number(id) : 0;
	return number > 0 ? { [kind]: number } : {};
}

/** Whether any service beside the source itself can know the title by these. */
export function hasPublicId({ imdb, tmdb, tvdb, anidb, mal }: Ids): boolean {
	return (imdb ?? tmdb ?? tvdb ?? anidb ?? mal) !== undefined;
}

export function hasId(ids: Ids): boolean {
	return Object.keys(ids).length > 0;
}
