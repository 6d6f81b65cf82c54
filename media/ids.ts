import type { Ids } from './watchEvent';

/** The ids that several services know, and that therefore name a title anywhere. */
export type PublicId = 'imdb' | 'tmdb' | 'tvdb' | 'anidb' | 'mal';

/** One id as written by a source; nothing when it does not have the form of that id. */
export function publicId(kind: PublicId, written: string | undefined): Ids {
	return addPublicId({}, kind, written);
}

/** Adds one id as written by a source to those of a title, unless it does not have the form of that id. */
export function addPublicId(ids: Ids, kind: PublicId, written: string | undefined): Ids {
	const id = written?.trim() ?? '';
	if (kind === 'imdb') {
		if (/^tt\d{5,12}$/i.test(id)) ids.imdb = id.toLowerCase();
		return ids;
	}
	const number = /^\d{1,15}$/.test(id) ? Number(id) : 0;
	if (number > 0) ids[kind] = number;
	return ids;
}

/** Whether any service beside the source itself can know the title by these. */
export function hasPublicId({ imdb, tmdb, tvdb, anidb, mal }: Ids): boolean {
	return (imdb ?? tmdb ?? tvdb ?? anidb ?? mal) !== undefined;
}

export function hasId(ids: Ids): boolean {
	for (const kind in ids) if (kind) return true;
	return false;
}
