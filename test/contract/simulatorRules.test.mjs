import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** @typedef {import('../../simulators/trakt/rules.mjs').Rule} Rule */

const simulators = new URL('../../simulators/', import.meta.url);
/** Each simulator that has a page of its rules, a new one among them. */
const NAMES = readdirSync(simulators).filter((name) =>
	existsSync(new URL(`${name}/rules.mjs`, simulators)),
);
/** @type {[string, Record<string, Rule>][]} */
const PAGES = await Promise.all(
	NAMES.map(async (name) => {
		const { RULES } = await import(`../../simulators/${name}/rules.mjs`);
		return /** @type {[string, Record<string, Rule>]} */ ([name, RULES]);
	}),
);
const textOf = (/** @type {string} */ path) => readFileSync(new URL(path, import.meta.url), 'utf8');
const architecture = textOf('../../docs/architecture.md');

describe.each(PAGES)('what the simulated %s holds for true', (name, page) => {
	it.each(Object.entries(page))('says of %s where it was read, and when', (_name, rule) => {
		const { rule: said, source, read, sure } = rule;
		expect(said).toMatch(/^.{20,}\.$/su);
		expect(source.length).toBeGreaterThan(10);
		expect(read).toMatch(/^2026-(0[1-9]|1[0-2])-\d\d$/);
		expect(['sure', 'fairly sure', 'unsure']).toContain(sure);
	});

	it('names no rule that is not on its page', () => {
		const folder = new URL(`../../simulators/${name}/`, import.meta.url);
		const files = readdirSync(folder).filter((file) => file.endsWith('.mjs'));
		const named = files
			.flatMap((file) => [...textOf(`../../simulators/${name}/${file}`).matchAll(/RULES\.(\w+)/g)])
			.map(([, rule]) => rule);
		expect(named.filter((rule) => !Object.hasOwn(page, String(rule)))).toEqual([]);
	});
});

describe('the page on how the house is built', () => {
	it('finds pages at all', () => {
		expect(NAMES).toContain('trakt');
		expect(NAMES.length).toBeGreaterThan(6);
	});

	it.each(NAMES)('leads to the rules of %s', (name) => {
		expect(architecture).toContain(`(../simulators/${name}/rules.mjs)`);
	});
});
