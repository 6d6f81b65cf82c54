import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '../../../e2e/support/n8n.mjs';

const here = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

/** @param {number} pid */
function isThere(pid) {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

describe('an n8n whose starter is killed', () => {
	/** @type {string} */
	let userFolder;
	beforeEach(async () => {
		userFolder = await mkdtemp(join(tmpdir(), 'scrobble-starter-'));
	});
	let pid = 0;
	afterEach(async () => {
		if (pid > 0 && isThere(pid)) process.kill(pid, 'SIGKILL');
		await rm(userFolder, { recursive: true, force: true });
	});

	it('ends by itself, also one that does not want to', async () => {
		const starter = spawn(process.execPath, [here('starter.mjs'), here('standIn.mjs'), userFolder]);
		const [said] = await once(starter.stdout, 'data');
		pid = Number(said);
		expect(isThere(pid)).toBe(true);
		starter.kill('SIGKILL');
		await until('n8n to be gone', () => !isThere(pid), 15_000);
	});
});
