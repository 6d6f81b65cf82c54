import { existsSync, readFileSync, statSync } from 'node:fs';

/** The heading's address on GitHub. @param {string} heading */
const anchorOf = (heading) =>
	heading
		.trim()
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s_-]/gu, '')
		.replace(/\s/g, '-');

/** @param {URL} page */
const anchorsOf = (page) =>
	readFileSync(page, 'utf8')
		.split('\n')
		.filter((line) => /^#+ /.test(line))
		.map((line) => anchorOf(line.replace(/^#+/, '')));

/**
 * What is wrong with a link to this place, or nothing.
 * @param {string} target a path, with or without a heading's anchor
 * @param {URL} from the page or folder that it stands in
 */
export function brokenLink(target, from) {
	const [path = '', anchor] = target.split('#');
	const file = path === '' ? from : new URL(path, from);
	if (!existsSync(file)) return `${target}: no such file`;
	if (!anchor || statSync(file).isDirectory()) return undefined;
	return anchorsOf(file).includes(anchor) ? undefined : `${target}: no such heading`;
}

/** Every link and picture of a page that stays in this repository. @param {URL} page */
export const linksOf = (page) =>
	[...readFileSync(page, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)]
		.map(([, target = '']) => target)
		.filter((target) => !/^(https?|mailto):/.test(target));
