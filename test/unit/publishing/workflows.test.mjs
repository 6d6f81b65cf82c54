import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const house = new URL('../../../', import.meta.url);
const read = (/** @type {string} */ file) => readFileSync(new URL(file, house), 'utf8');
const { scripts, version, repository, publishConfig } = JSON.parse(read('package.json'));
const ci = read('.github/workflows/ci.yml');
const publish = read('.github/workflows/publish.yml');

describe('the workflows on GitHub', () => {
	it.each([
		['CI', ci],
		['Publish', publish],
	])('%s runs scripts that there are, after a clean install', (_name, text) => {
		const named = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, script = '']) => script);
		expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
		expect(text).toContain('npm ci');
		expect(text).toContain('npm test');
	});

	it('lint, check and test every push', () => {
		for (const script of ['lint', 'typecheck', 'verify', 'test:unit', 'test:editor'])
			expect(ci).toContain(`npm run ${script}`);
	});

	it('publish with provenance, without a token, and nothing that was not tested, linted and scanned', () => {
		expect(publish).toContain('npm publish --provenance');
		expect(publish).toContain('id-token: write');
		expect(publish).not.toMatch(/TOKEN|secrets\./);
		expect(publish.indexOf('npm test')).toBeLessThan(publish.indexOf('npm publish'));
		expect(scripts.prepublishOnly).toBe('npm run lint && npm run build && npm run verify');
		expect(publishConfig?.provenance ?? true).toBe(true);
	});

	it('publish from the repository that the package names, which provenance is held against', () => {
		expect(repository.url).toBe('git+https://github.com/n8n-nodes-scrobble/n8n-nodes-scrobble.git');
		expect(version).toMatch(/^\d+\.\d+\.\d+$/);
	});
});
