import type { IDataObject } from 'n8n-workflow';
import type { ServiceAnswer, ServiceRequest } from '../http/exchange';
import type { AnswerForm } from '../http/json';
import { isData, listOf, numberOf } from '../http/json';
import type { ServiceClient } from '../http/serviceClient';
import { newPages } from '../http/stuckList';
import { notPlex } from './answers';

export { isData, numberOf } from '../http/json';

/** The form of every answer of a Plex server but to a mark. */
export const CONTAINER: AnswerForm = (body) => isData(body) && isData(body.MediaContainer);

/** The `MediaContainer` that every answer of a Plex server is. */
export function containerOf({ body }: ServiceAnswer): IDataObject {
	const container: unknown = isData(body) ? body.MediaContainer : undefined;
	if (!isData(container)) throw notPlex();
	return container;
}

/** A list inside a container; Plex leaves an empty one out. */
export function listIn(container: IDataObject, name: string): IDataObject[] {
	return listOf(container[name]);
}

/** Keys and ids arrive as text here and as a number there. */
export function idOf(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

const PAGE_SIZE = 500;

/**
 * The `Metadata` of a list, page after page, to its `totalSize`: a page may be smaller than asked.
 *
 * @param limit how many are wanted at most
 * @param goesOn false for the first entry that is not wanted any more, in a list that is sorted
 */
export async function readPages(
	client: ServiceClient,
	{ path, query }: { path: string; query: ServiceRequest['query'] },
	{
		limit = Number.POSITIVE_INFINITY,
		goesOn = () => true,
	}: { limit?: number; goesOn?: (entry: IDataObject) => boolean } = {},
): Promise<IDataObject[]> {
	const entries: IDataObject[] = [];
	const see = newPages(client.service, 'Plex');
	for (let start = 0; entries.length < limit; ) {
		const size = Math.min(PAGE_SIZE, limit - entries.length);
		const paging = { 'X-Plex-Container-Start': start, 'X-Plex-Container-Size': size };
		const answer = await client.request(
			{ method: 'GET', path, query: { ...query, ...paging } },
			{ answers: CONTAINER },
		);
		const container = containerOf(answer);
		const page = listIn(container, 'Metadata');
		see(page);
		const end = page.findIndex((entry) => !goesOn(entry));
		entries.push(...(end === -1 ? page : page.slice(0, end)));
		start += page.length === 0 ? size : page.length;
		const total = numberOf(container.totalSize);
		// Without a total a shorter page is the last one; a longer one is all there is in any case.
		const isLast = total === undefined ? page.length < size : start >= total;
		if (end !== -1 || isLast || page.length > size) break;
	}
	return entries;
}
