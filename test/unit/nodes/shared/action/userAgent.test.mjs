import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { USER_AGENT, VERSION } from '../../../../../nodes/shared/action/userAgent';

it('every request names the package and the version that package.json has', async () => {
	const manifest = JSON.parse(
		await readFile(new URL('../../../../../package.json', import.meta.url), 'utf8'),
	);
	expect(VERSION).toBe(manifest.version);
	expect(USER_AGENT.startsWith(`${manifest.name}/${manifest.version} (+https://`)).toBe(true);
});
