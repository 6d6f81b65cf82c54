import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../shared/action/record';

/** The film with its ids, and the day it was watched or put on the list. */
export function simplifyEntry(entry: IDataObject): IDataObject {
	const movie = isRecord(entry.movie) ? entry.movie : {};
	const { title, releaseDate, runtime, ids, userRating } = movie;
	const all = {
		watchedAt: entry.watchedAt,
		addedAt: entry.addedAt,
		title,
		releaseDate,
		runtime,
		userRating,
		ids,
	};
	const known: IDataObject = {};
	return Object.assign(
		known,
		Object.fromEntries(
			Object.entries(all).filter(([, value]) => value !== undefined && value !== null),
		),
	);
}
