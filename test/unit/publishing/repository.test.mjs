import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

const house = new URL('../../../', import.meta.url);
const read = (/** @type {string} */ file) => readFileSync(new URL(file, house), 'utf8');
const { version, devDependencies, repository } = JSON.parse(read('package.json'));
const page = `${repository.url.replace(/^git\+|\.git$/g, '')}/blob/main/`;

const forms = readdirSync(new URL('.github/ISSUE_TEMPLATE', house)).filter(
	(file) => file !== 'config.yml',
);
const decisions = readdirSync(new URL('docs/decisions', house)).filter((file) => /^\d/.test(file));

describe('what GitHub asks of somebody with an issue', () => {
	it('has a form for a fault, a wish and a new service', () => {
		expect(forms).toEqual(['1-bug.yml', '2-feature.yml', '3-new-service.yml']);
	});

	it.each(forms)('%s has what a form needs, and asks for something', (file) => {
		/** @type {{ name: string, description: string, body: { type: string, id?: string, attributes: Record<string, unknown>, validations?: object }[] }} */
		const form = parse(read(`.github/ISSUE_TEMPLATE/${file}`));
		expect(form.name).toMatch(/^[A-Z]/);
		expect(form.description).not.toBe('');
		const asked = form.body.filter(({ type }) => type !== 'markdown');
		const ids = asked.map(({ id }) => id);
		expect(new Set(ids).size).toBe(asked.length);
		for (const { type, attributes } of asked) {
			expect(['textarea', 'input', 'dropdown', 'checkboxes']).toContain(type);
			expect(attributes.label).toMatch(/\w/);
			if (type === 'dropdown' || type === 'checkboxes')
				expect(attributes.options).toEqual(expect.arrayContaining([expect.anything()]));
		}
		expect(asked.some(({ validations }) => validations)).toBe(true);
	});

	it.each([...forms, 'config.yml'])('%s leads to pages that are there', (file) => {
		const text = read(`.github/ISSUE_TEMPLATE/${file}`);
		for (const [, target = ''] of text.matchAll(/https:\/\/github\.com\/(\S+?)(?=[)#\s]|$)/gm)) {
			const url = `https://github.com/${target}`;
			expect(url.startsWith(page)).toBe(true);
			expect(read(url.slice(page.length))).not.toBe('');
		}
	});

	it('takes the version that there is as its example', () => {
		expect(read('.github/ISSUE_TEMPLATE/1-bug.yml')).toContain(`n8n-nodes-scrobble ${version}`);
	});
});

describe('updates of what this is built with', () => {
	it('are looked for every week, of packages and of actions', () => {
		/** @type {{ version: number, updates: { 'package-ecosystem': string, directory: string, schedule: { interval: string }, ignore?: { 'dependency-name': string }[], groups: Record<string, { 'exclude-patterns'?: string[] }> }[] }} */
		const { version: form, updates } = parse(read('.github/dependabot.yml'));
		expect(form).toBe(2);
		expect(updates.map((each) => each['package-ecosystem'])).toEqual(['npm', 'github-actions']);
		for (const { directory, schedule } of updates)
			expect({ directory, ...schedule }).toEqual({ directory: '/', interval: 'weekly' });
		const named = updates.flatMap(({ ignore = [], groups }) => [
			...ignore.map((each) => each['dependency-name']),
			...Object.values(groups).flatMap((group) => group['exclude-patterns'] ?? []),
		]);
		expect(named.filter((name) => !Object.hasOwn(devDependencies, name))).toEqual([]);
	});
});

describe('docs/decisions', () => {
	it('are numbered without a gap, and listed in that order', () => {
		expect(decisions.map((file) => Number(file.slice(0, 4)))).toEqual(
			decisions.map((_, index) => index + 1),
		);
		const listed = [...read('docs/decisions/README.md').matchAll(/\]\(([^)]+)\)/g)];
		expect(listed.map(([, file]) => file)).toEqual(decisions);
	});

	it.each(decisions)('%s says when, what, why and at which price', (file) => {
		const text = read(`docs/decisions/${file}`);
		expect(text).toMatch(new RegExp(`^# ${Number(file.slice(0, 4))}\\. \\S`));
		expect(text).toMatch(/^Decided: \d{4}-\d{2}-\d{2}/m);
		for (const part of ['Decision', 'Why', 'Price']) expect(text).toContain(`**${part}.** `);
	});
});
