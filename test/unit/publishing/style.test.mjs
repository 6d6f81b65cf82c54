import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';

const cwd = fileURLToPath(new URL('../../../', import.meta.url));
const { scripts } = JSON.parse(readFileSync(`${cwd}/package.json`, 'utf8'));
const eslint = new ESLint({ cwd, overrideConfigFile: 'eslint.style.mjs' });

describe('the linter and the formatter', () => {
	it.each([
		'tools/bad.mjs',
		'workflows/household/bad.mjs',
		'simulators/trakt/bad.mjs',
		'test/e2e/bad.test.mjs',
		'bad.config.mjs',
		'bad.js',
	])('look at %s', async (filePath) => {
		const code = 'const unused = 1; var x = 2; if (x == "2") console.log("a");\n';
		const [result] = await eslint.lintText(code, { filePath });
		expect(result?.messages.map(({ ruleId }) => ruleId)).toEqual([
			'no-unused-vars',
			'no-var',
			'eqeqeq',
		]);
	});

	it("are part of the lint that every change goes through, beside n8n's own", () => {
		expect(scripts.lint).toBe('n8n-node lint && npm run --silent style');
		for (const tool of ['eslint --config eslint.style.mjs', 'prettier --check'])
			expect(scripts.style).toContain(tool);
		expect(scripts.style.match(/"\*\*\/\*\.\{[\w,]+\}"/g)).toEqual([
			'"**/*.{mjs,cjs,js}"',
			'"**/*.{ts,mjs,cjs,js}"',
		]);
	});
});
