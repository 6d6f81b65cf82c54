import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { RULES as jellyfinServer } from '../simulators/jellyfinServer/rules.mjs';
import { RULES as movary } from '../simulators/movary/rules.mjs';
import { RULES as plexServer } from '../simulators/plexServer/rules.mjs';
import { RULES as tautulli } from '../simulators/tautulli/rules.mjs';
import { RULES as trakt } from '../simulators/trakt/rules.mjs';
import { RULES as tvtime } from '../simulators/tvtime/rules.mjs';

const PAGES = { jellyfinServer, movary, plexServer, tautulli, trakt, tvtime };
const textOf = (/** @type {string} */ path) => readFileSync(new URL(path, import.meta.url), 'utf8');
const architecture = textOf('../../docs/architecture.md');
/** Simkl's page is written around its constants, with a key to its sources at the head. */
const NAMES = [...Object.keys(PAGES), 'simkl'];

describe.each(Object.entries(PAGES))('what the simulated %s holds for true', (name, page) => {
	it.each(Object.entries(page))('says of %s where it was read, and when', (_name, rule) => {
		const { rule: said, source, read, sure } = rule;
		expect(said).toMatch(/^.{20,}\.$/su);
		expect(source.length).toBeGreaterThan(10);
		expect(read).toMatch(/^2026-(0[1-9]|1[0-2])-\d\d$/);
		expect(['sure', 'fairly sure', 'unsure']).toContain(sure);
	});

	it('names no rule that is not on its page', () => {
		const folder = new URL(`../simulators/${name}/`, import.meta.url);
		const files = readdirSync(folder).filter((file) => file.endsWith('.mjs'));
		const named = files
			.flatMap((file) => [...textOf(`../simulators/${name}/${file}`).matchAll(/RULES\.(\w+)/g)])
			.map(([, rule]) => rule);
		expect(named.filter((rule) => !Object.hasOwn(page, String(rule)))).toEqual([]);
	});
});

describe('the page on how the house is built', () => {
	it.each(NAMES)('leads to the rules of %s', (name) => {
		expect(architecture).toContain(`(../test/simulators/${name}/rules.mjs)`);
	});
});
