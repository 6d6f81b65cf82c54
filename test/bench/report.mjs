import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REPOSITORY } from '../../tools/n8n/package.mjs';
import { table } from '../../tools/terminal/table.mjs';

/**
 * @typedef {{ name: string, met: boolean }} Goal
 * @typedef {object} Section
 * @property {string} title
 * @property {string} about how it was measured
 * @property {string[]} head
 * @property {string[][]} rows
 * @property {Goal[]} [goals]
 * @property {string[]} [notes] lines below the table
 */

/** @param {Section} section */
export function printed({ title, about, head, rows, goals = [], notes = [] }) {
	const lines = goals.map(({ name, met }) => `${met ? '✔' : '✘'} ${name}`);
	return [`\n${title}\n${about}\n`, table(head, rows), '', ...notes, ...lines].join('\n');
}

/** @param {Section} section */
export function written({ title, about, head, rows, goals = [], notes = [] }) {
	const cells = [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows];
	return [
		`## ${title}`,
		about,
		cells.map((row) => `| ${row.join(' | ')} |`).join('\n'),
		...(notes.length > 0 ? [notes.join('\n\n')] : []),
		...(goals.length > 0
			? [goals.map(({ name, met }) => `- ${met ? 'Met' : '**Not met**'}: ${name}`).join('\n')]
			: []),
	].join('\n\n');
}

/**
 * Puts sections that were measured again in the place of those of the same title.
 * @param {string} file in docs/
 * @param {string} mark
 * @param {Section[]} sections
 */
export async function keepSections(file, mark, sections) {
	const [, kept = ''] = (await readFile(join(REPOSITORY, 'docs', file), 'utf8')).split(
		new RegExp(`<!-- ${mark}: (?:begin|end) -->`),
	);
	const parts = kept.trim().split(/\n\n(?=## )/);
	for (const section of sections) {
		const place = parts.findIndex((part) => part.startsWith(`## ${section.title}\n`));
		parts.splice(place < 0 ? parts.length : place, place < 0 ? 0 : 1, written(section));
	}
	await keep(file, mark, parts.join('\n\n'));
}

/**
 * Puts what was measured between two marks of a page, and leaves the rest of it alone.
 * @param {string} file in docs/
 * @param {string} mark
 * @param {string} measured
 */
export async function keep(file, mark, measured) {
	const path = join(REPOSITORY, 'docs', file);
	const page = await readFile(path, 'utf8');
	const [begin, end] = [`<!-- ${mark}: begin -->`, `<!-- ${mark}: end -->`];
	const [from, to] = [page.indexOf(begin), page.indexOf(end)];
	if (from < 0 || to < from) throw new Error(`docs/${file} has lost its two marks`);
	await writeFile(path, `${page.slice(0, from + begin.length)}\n${measured}\n${page.slice(to)}`);
}
