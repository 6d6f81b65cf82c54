import { parseArgs } from 'node:util';
import { DESTINATIONS, listed, SOURCES } from '../kit/services.mjs';

/** @typedef {import('./household.mjs').Household & { out?: string }} Asked */

export const USAGE = `Writes the n8n workflow of a household: who watches on these servers, and where each person's plays go.

  --people        names, separated by commas, e.g. alice,bob or "alice,Jörg M."
                  with accounts of other names: "Alice=alice.at.home|7c0ffee,bob"
  --sources       ${Object.keys(SOURCES).join(', ')}
  --destinations  ${Object.keys(DESTINATIONS).join(', ')}
                  tvtime is a server of your own: the public TV Time closed on 2026-07-15
  --out           the file to write; without it the workflow is printed
  --help          this text

Example:
  npx n8n-nodes-scrobble --people alice,bob --sources plex,jellyfin --destinations trakt,movary --out household.json`;

/** What was typed cannot be done; the message says what to type instead. */
export class UsageError extends Error {}

/**
 * @param {string[]} typed the command line after the script's name
 * @returns {Asked | 'help'}
 */
export function readArguments(typed) {
	const values = optionsIn(typed);
	if (values.help) return 'help';
	const people = listOf('people', values.people).map(personFrom);
	const seen = new Set();
	for (const { name } of people) {
		const plain = name.toLocaleLowerCase('en');
		if (seen.has(plain))
			throw new UsageError(
				`${name} is listed twice in --people: names differ by more than capitals`,
			);
		seen.add(plain);
	}
	const sources = /** @type {Asked['sources']} */ (known('sources', values.sources, SOURCES));
	for (const { label, tellsOfTheSameAs } of sources.map((source) => SOURCES[source])) {
		const other = sources.find((source) => source === tellsOfTheSameAs);
		if (other)
			throw new UsageError(
				`${SOURCES[other].label} and ${label} tell of the same plays: name one of the two`,
			);
	}
	const destinations = known('destinations', values.destinations, DESTINATIONS);
	const idle = destinations.find((name) => sources.every((source) => source === name));
	if (idle) {
		const { label } = DESTINATIONS[idle] ?? { label: idle };
		throw new UsageError(
			`${label} has these plays already: name another source, or leave ${idle} out of --destinations`,
		);
	}
	return { people, sources, destinations, out: values.out };
}

/** @param {string[]} typed */
function optionsIn(typed) {
	/** @type {{ type: 'string' }} */
	const text = { type: 'string' };
	try {
		return parseArgs({
			args: typed,
			options: {
				people: text,
				sources: text,
				destinations: text,
				out: text,
				help: { type: 'boolean', short: 'h' },
			},
		}).values;
	} catch (failure) {
		throw new UsageError(failure instanceof Error ? failure.message : String(failure));
	}
}

/** @param {string} option @param {string | undefined} value */
function listOf(option, value) {
	const entries = (value ?? '')
		.split(',')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
	if (entries.length === 0) throw new UsageError(`--${option} is missing`);
	return entries;
}

/** @param {string} option @param {string | undefined} value @param {Record<string, unknown>} among */
function known(option, value, among) {
	const names = [...new Set(listOf(option, value).map((name) => name.toLowerCase()))];
	const stranger = names.find((name) => !Object.hasOwn(among, name));
	if (stranger)
		throw new UsageError(`--${option} knows ${listed(Object.keys(among))}, not ${stranger}`);
	return names;
}

/** `Alice`, or `Alice=alice.at.home|7c0ffee`. @param {string} entry @returns {import('./household.mjs').Person} */
function personFrom(entry) {
	const [name = '', ...rest] = entry.split('=').map((part) => part.trim());
	const accounts = rest
		.join('=')
		.split('|')
		.map((account) => account.trim())
		.filter((account) => account !== '');
	if (name === '')
		throw new UsageError(`"${entry}" in --people has no name in front of its equals sign`);
	if (rest.length > 0 && accounts.length === 0)
		throw new UsageError(`"${entry}" in --people has no account behind its equals sign`);
	const text = [name, ...accounts].join('');
	if (/\p{Cc}/u.test(text))
		throw new UsageError(
			`"${entry}" in --people has a line break or another sign that cannot be seen`,
		);
	// What n8n would run as an expression.
	if (/^=|\{\{/.test(accounts.join('|')) || text.includes('{{'))
		throw new UsageError(`"${entry}" in --people reads like an n8n expression`);
	return { name, match: accounts.length > 0 ? accounts.join(', ') : name };
}
