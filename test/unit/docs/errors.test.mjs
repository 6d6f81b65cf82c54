import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { breakdown, refusals, tokenTests } from './answered.mjs';
import { textsInSources } from './literals.mjs';
import { traktAnswers } from './provoked.mjs';
import { page, rowsUnder, says } from './tables.mjs';

const markdown = page('errors.md');
const failures = rowsUnder(markdown, 'What it says');
const answers = rowsUnder(markdown, 'What is answered');

/** @param {import('./provoked.mjs').Said} said */
const rowOf = ({ message, description, kind }) =>
	failures.find(
		(row) =>
			says(row['What it says'] ?? '', message) &&
			says(row['What to do'] ?? '', description) &&
			row.Kind === kind,
	);
/** @param {import('./answered.mjs').Answered} said */
const answerRowOf = ({ status, message }) =>
	answers.find((row) => row.Status === status && says(row['What is answered'] ?? '', message));

/** Every file beside this one that has texts said: one for each service. */
async function everyClass() {
	const files = readdirSync(import.meta.dirname).filter((name) => !name.includes('.test.'));
	/** @type {import('./provoked.mjs').Classes} */
	const classes = [];
	// Jest cannot read two modules that share a third at once.
	for (const file of files) classes.push(...((await import(`./${file}`)).CLASSES ?? []));
	return classes;
}

const CLASSES = await everyClass();
const SOURCES = textsInSources();
/** What each class has said already: some of it waits for a simulated service. @type {Map<unknown, import('./provoked.mjs').Said[]>} */
const provoked = new Map();

/** @param {() => import('./provoked.mjs').Said[] | Promise<import('./provoked.mjs').Said[]>} provoke */
async function saidBy(provoke) {
	const said = provoked.get(provoke) ?? (await provoke());
	provoked.set(provoke, said);
	return said;
}

describe('docs/errors.md', () => {
	it.each(CLASSES)('lists each %s, with what to do and its kind', async (_what, provoke) => {
		const said = await saidBy(provoke);
		expect(said.length).toBeGreaterThan(2);
		expect(said.filter((each) => rowOf(each) === undefined)).toEqual([]);
	});

	it('lists what a trigger answers to a request that it refuses, and what the token’s test says', async () => {
		const said = [...(await refusals()), await breakdown(), ...(await tokenTests())];
		expect(said.filter((each) => answerRowOf(each) === undefined)).toEqual([]);
	});

	it('lists nothing that the code does not say', async () => {
		const said = (
			await Promise.all(CLASSES.map(async ([, provoke]) => await saidBy(provoke)))
		).flat();
		const listed = new Set(said.map(rowOf));
		const isInSources = (/** @type {string} */ listedText) =>
			SOURCES.some((text) => says(text, listedText));
		expect(
			failures.filter((row) => !listed.has(row) && !isInSources(row['What it says'] ?? '')),
		).toEqual([]);

		const answered = [...(await refusals()), await breakdown(), ...(await tokenTests())];
		const told = new Set(answered.map(answerRowOf));
		expect(answers.filter((row) => !told.has(row))).toEqual([]);
	});

	it('leaves out no text of the sources, provoked here or not', () => {
		expect(SOURCES.length).toBeGreaterThan(50);
		const all = [
			...failures.map((row) => row['What it says'] ?? ''),
			...answers.map((row) => row['What is answered'] ?? ''),
		];
		expect(
			SOURCES.filter((text) => !all.some((listed) => says(listed, text) || says(text, listed))),
		).toEqual([]);
	});

	it('keeps to n8n’s wording: what happened, and what to do, without error, problem, failure or mistake', () => {
		const told = [...failures, ...answers].map((row) => Object.values(row).join(' '));
		expect(
			told.filter((text) => /\b(error|problem|failure|mistake|fail(ed|s)?)\b/i.test(text)),
		).toEqual([]);
		const unfinished = failures.filter((row) => !/[.]$/.test(row['What to do'] ?? ''));
		expect(unfinished).toEqual([]);
	});

	/** The status classes of Trakt's reference: each has a row that names the status. */
	it.each([
		400, 401, 403, 404, 409, 412, 420, 422, 423, 426, 429, 500, 502, 503, 504, 520, 521, 522,
	])('has a row of its own class for Trakt’s %i', (status) => {
		const row = rowOf(
			/** @type {import('./provoked.mjs').Said} */ (
				traktAnswers().find(({ message }) => message.includes(`(${status})`))
			),
		);
		expect(row).toMatchObject({
			Kind: status === 429 || status >= 500 ? 'retry' : expect.any(String),
			'Tried again': status === 429 || status >= 500 ? 'yes' : 'no',
		});
	});
});
