import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const DOCS = join(import.meta.dirname, '..', '..', '..', 'docs');

/** @param {string} name */
export const page = (name) => readFileSync(join(DOCS, name), 'utf8');

/**
 * The rows of every table of a page that has this first heading, each as an object by the headings.
 * @param {string} markdown @param {string} heading
 */
export function rowsUnder(markdown, heading) {
	/** @type {Record<string, string>[]} */
	const rows = [];
	/** @type {string[] | undefined} */
	let headings;
	for (const line of markdown.split('\n')) {
		const cells = line.startsWith('|') ? line.split('|').slice(1, -1) : undefined;
		const texts = cells?.map((cell) => cell.trim());
		if (!texts) headings = undefined;
		else if (!headings) headings = texts;
		else if (headings.includes(heading) && !/^-+$/.test(texts[0] ?? '')) {
			rows.push(Object.fromEntries(headings.map((each, at) => [each, texts[at] ?? ''])));
		}
	}
	return rows;
}

/** Whether a documented text says what the code says: … stands for anything, 2xx, 4xx and 5xx for a status. @param {string} documented @param {string} said */
export function says(documented, said) {
	const pattern = patterns.get(documented) ?? patternOf(documented);
	patterns.set(documented, pattern);
	return pattern.test(said);
}

/** Each documented text is held against thousands. @type {Map<string, RegExp>} */
const patterns = new Map();

/** @param {string} documented */
function patternOf(documented) {
	const pattern = documented
		.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
		.replaceAll('…', '.*')
		.replace(/([245])xx/g, '$1\\d\\d');
	return new RegExp(`^${pattern}$`, 's');
}
