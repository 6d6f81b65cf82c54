import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { APP_NAME, VERSION } from '../../../../../../identity';
import { USER_AGENT } from '../../../../../../nodes/shared/action/sending/userAgent';

it('every request names the package and the version that package.json has', async () => {
	const manifest = JSON.parse(
		await readFile(new URL('../../../../../../package.json', import.meta.url), 'utf8'),
	);
	expect({ name: APP_NAME, version: VERSION }).toEqual({
		name: manifest.name,
		version: manifest.version,
	});
	expect(USER_AGENT.startsWith(`${manifest.name}/${manifest.version} (+https://`)).toBe(true);
});
