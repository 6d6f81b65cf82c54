import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { brokenLink, linksOf } from '../../support/markdown.mjs';

const house = new URL('../../../', import.meta.url);
const pages = ['', 'docs/', 'templates/'].flatMap((folder) =>
	readdirSync(new URL(folder || '.', house), { recursive: folder !== '', encoding: 'utf8' })
		.filter((file) => file.endsWith('.md'))
		.map((file) => folder + file),
);

describe('the pages of this repository', () => {
	it.each(pages)('%s leads nowhere that is not there', (page) => {
		const url = new URL(page, house);
		expect(linksOf(url).flatMap((target) => brokenLink(target, url) ?? [])).toEqual([]);
	});

	it('are all led to from another one', () => {
		const reached = new Set(
			pages.flatMap((page) => {
				const url = new URL(page, house);
				return linksOf(url).map((target) => new URL(target.split('#')[0] || page, url).href);
			}),
		);
		const lonely = pages.filter(
			(page) => page !== 'README.md' && !reached.has(new URL(page, house).href),
		);
		expect(lonely).toEqual([]);
	});
});
