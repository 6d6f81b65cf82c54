import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { REPOSITORY } from '../../tools/n8n/package.mjs';
import { run } from '../../tools/terminal/run.mjs';
import { theN8n } from './support/n8n.mjs';

const LIMIT_BYTES = 500_000;
const files = (await run('tar', ['-tzf', theN8n.tarball]))
	.split('\n')
	.filter((path) => path !== '')
	.map((path) => path.replace(/^package\//, ''));

describe('what npm would publish', () => {
	it('is dist, the templates, and the four files that everybody looks for', () => {
		const tops = new Set(files.map((path) => path.split('/')[0]));
		expect([...tops].sort()).toEqual([
			'CHANGELOG.md',
			'LICENSE',
			'README.md',
			'dist',
			'package.json',
			'templates',
		]);
	});

	it('is under 500 KB as it is downloaded', () => {
		expect(statSync(theN8n.tarball).size).toBeLessThan(LIMIT_BYTES);
	});

	it('holds no test, no source, no map, no build state, and nothing of ours that has to be installed', () => {
		const strange = files.filter(
			(path) =>
				/(^|\/)(test|node_modules)\//.test(path) ||
				/\.(map|tsbuildinfo)$/.test(path) ||
				(/\.ts$/.test(path) && !path.endsWith('.d.ts')),
		);
		expect(strange).toEqual([]);
		const manifest = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8'));
		expect(manifest).not.toHaveProperty('dependencies');
	});

	it('holds every file that it names: what n8n loads, the pictures, the codex, the generator', () => {
		const { n8n, bin, main, types } = JSON.parse(
			readFileSync(join(REPOSITORY, 'package.json'), 'utf8'),
		);
		const named = [...n8n.nodes, ...n8n.credentials, ...Object.values(bin), main, types];
		expect(named.filter((path) => !files.includes(path))).toEqual([]);
		for (const node of n8n.nodes) expect(files).toContain(node.replace(/\.js$/, '.json'));
	});
});
