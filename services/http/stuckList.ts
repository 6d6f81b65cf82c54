import type { IDataObject } from 'n8n-workflow';

import { ServiceError } from './serviceError';

const SAME = 'the same page again and again';
/** Half a million rows and more: nobody's history is as long. */
const MOST_PAGES = 2000;
/** Pages in a row that may be empty without being the end of a list. */
const MOST_EMPTY = 40;

/** A list that its service does not give to its end: half of it must not pass for the whole. */
export function stuckList(service: string, name: string, what = SAME): ServiceError {
	return new ServiceError({
		service,
		kind: 'retry',
		message: `${name} gives ${what} of a list, so it could not be read to its end`,
		description:
			'Nothing was written. Run this item again in some minutes; if it stays like this, report it with the text above.',
	});
}

/**
 * Is shown each page of a list in turn, and throws where there is no end to them, where one after another is empty, or where
 * one is the page before it: a service, or a proxy in front of it, that does not heed which page is asked for would be asked
 * for ever.
 */
export function newPages(service: string, name: string): (page: IDataObject[]) => void {
	let before = '';
	let pages = 0;
	let empty = 0;
	return (page) => {
		const written = JSON.stringify(page);
		if (page.length > 0 && written === before) throw stuckList(service, name);
		before = written;
		pages += 1;
		empty = page.length > 0 ? 0 : empty + 1;
		if (empty > MOST_EMPTY) throw stuckList(service, name, 'one empty page after another');
		if (pages > MOST_PAGES) throw stuckList(service, name, 'more pages than anybody has');
	};
}
