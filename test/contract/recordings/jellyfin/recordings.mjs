import { readFileSync } from 'node:fs';

/** @param {string} file */
const linesOf = (file) =>
	readFileSync(new URL(file, import.meta.url), 'utf8')
		.split('\n')
		.filter((line) => line !== '');

/**
 * The requests of the real webhook plugin, in order: when each came in (ISO 8601), and its body to the letter.
 * @param {string} version of the server: 10.11.11 or 12.0
 * @returns {Array<{ at: string, raw: string }>}
 */
export const recorded = (version) =>
	linesOf(`./${version}-webhooks.jsonl`).map((line) => JSON.parse(line));

/**
 * The requests that were made to the real API, and what was answered: status, content type, and of an error what it said (a
 * text, or the names in it).
 * @param {string} version
 * @returns {Array<{ as: string, method: string, path: string, body?: unknown, status: number, contentType: string | null,
 *   said?: unknown, fields?: Record<string, string[]> }>} `fields`: the names in a success, for each type of item
 */
export const answered = (version) =>
	linesOf(`./${version}-api.jsonl`).map((line) => JSON.parse(line));

/** What the trigger has to hand out for them, a line each. @param {string} version */
export const eventsOf = (version) => linesOf(`./${version}-events.txt`);
