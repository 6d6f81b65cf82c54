import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const rooms = new URL('../../../credentials/', import.meta.url);
const files = readdirSync(rooms).filter((name) => name.endsWith('.credentials.ts'));

/** Every credential, also those that are added one day. */
const credentials = await Promise.all(
	files.map(async (file) => {
		const [Credential] = Object.values(await import(new URL(file, rooms).pathname));
		return new Credential();
	}),
);

describe('the test of a credential', () => {
	it.each(credentials.filter(({ test }) => test).map((each) => [each.name, each.test.request]))(
		'of %s follows no redirect, which would carry its key to another address',
		(_name, request) => {
			expect(request.disableFollowRedirect).toBe(true);
		},
	);

	it('is n8n’s own for all but those that sign in or have none', () => {
		expect(credentials.filter(({ test }) => test).length).toBeGreaterThan(5);
	});
});
