import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { run } from '../../tools/terminal/run.mjs';
import { theN8n } from './support/n8n.mjs';

/** @type {string} */
let folder;
/** No network and nothing kept from earlier: what is not in the tarball is not there. */
const alone = () => ({
	cwd: folder,
	env: {
		...process.env,
		npm_config_offline: 'true',
		npm_config_cache: join(folder, 'cache'),
		npm_config_update_notifier: 'false',
	},
});

/**
 * What somebody sees who types this behind `npx n8n-nodes-scrobble`.
 * @param {string[]} typed
 * @returns {Promise<{ code: number | null, printed: string, said: string }>} `said` beside what it printed
 */
const npx = (typed) =>
	new Promise((resolve, reject) => {
		const child = spawn('npx', ['n8n-nodes-scrobble', ...typed], {
			...alone(),
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let [printed, said] = ['', ''];
		child.stdout.on('data', (chunk) => (printed += chunk));
		child.stderr.on('data', (chunk) => (said += chunk));
		child.on('error', reject);
		child.on('close', (code) => resolve({ code, printed, said }));
	});

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'scrobble-npx-'));
	await run(
		'npm',
		['install', theN8n.tarball, '--ignore-scripts', '--no-audit', '--no-fund'],
		alone(),
	);
});
afterAll(async () => {
	await rm(folder, { recursive: true, force: true });
});

describe('npx n8n-nodes-scrobble, in a folder where nothing else is', () => {
	it('needs no other package', async () => {
		const installed = await readdir(join(folder, 'node_modules'));
		expect(installed.filter((name) => !name.startsWith('.'))).toEqual(['n8n-nodes-scrobble']);
	});

	it('writes the file, and says what to do with it', async () => {
		const { code, printed, said } = await npx([
			...['--people', 'Alice,Jörg M.', '--sources', 'plex,jellyfin'],
			...['--destinations', 'trakt,simkl,movary', '--out', 'household.json'],
		]);
		expect({ code, printed }).toEqual({ code: 0, printed: '' });
		expect(said).toMatch(/^household\.json is written: in n8n, .*Import → From file/);
		const written = JSON.parse(await readFile(join(folder, 'household.json'), 'utf8'));
		const names = written.nodes.map((/** @type {{ name: string }} */ { name }) => name);
		for (const person of ['Alice', 'Jörg M.'])
			for (const service of ['Trakt', 'Simkl', 'Movary'])
				expect(names).toContain(`${person}'s ${service}`);
	});

	it('prints help to whoever asks', async () => {
		const { code, printed, said } = await npx(['--help']);
		expect({ code, said }).toEqual({ code: 0, said: '' });
		for (const option of ['--people', '--sources', '--destinations', '--out', 'Example:'])
			expect(printed).toContain(option);
	});

	it.each([
		{ typed: [], saying: '--people is missing' },
		{ typed: ['household.json'], saying: "Unexpected argument 'household.json'" },
		{
			typed: ['--people', 'alice', '--sources', 'plex', '--destinations', 'letterboxd'],
			saying: '--destinations knows trakt, simkl, movary, jellyfin and tvtime, not letterboxd',
		},
	])('says of $typed in plain words what to type instead', async ({ typed, saying }) => {
		const { code, printed, said } = await npx(typed);
		expect({ code, printed }).toEqual({ code: 2, printed: '' });
		expect(said.startsWith(saying)).toBe(true);
		expect(said).toContain('Example:');
		expect(said).not.toMatch(/\n +at /);
	});

	it('says where the file cannot be written, without a stack', async () => {
		const { code, said } = await npx([
			...['--people', 'alice', '--sources', 'plex', '--destinations', 'trakt'],
			...['--out', 'nowhere/household.json'],
		]);
		expect(code).toBe(1);
		expect(said).toMatch(/nowhere\/household\.json/);
		expect(said).not.toMatch(/\n +at /);
	});
});
