import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../terminal/run.mjs';
import { step } from '../terminal/progress.mjs';

export const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** What building needs, from the lock file; done again only when that is newer than what is installed. */
export async function installDevelopmentDependencies() {
	const installed = join(REPOSITORY, 'node_modules', '.package-lock.json');
	const wanted = join(REPOSITORY, 'package-lock.json');
	if (existsSync(installed) && (await stat(installed)).mtimeMs >= (await stat(wanted)).mtimeMs)
		return;
	await step('development dependencies from npm: about a minute, once', async (say) => {
		await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=http'], {
			cwd: REPOSITORY,
			onLine: say,
		});
	});
}

/** Builds dist/ and packs what npm would publish. @returns {Promise<string>} the tarball, which goes when this process ends */
export async function packPackage() {
	if (process.env.SCROBBLE_TARBALL) return process.env.SCROBBLE_TARBALL;
	await step('package built', () => run('npm', ['run', '--silent', 'build'], { cwd: REPOSITORY }));
	return await step('package packed', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'scrobble-pack-'));
		process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
		const printed = await run(
			'npm',
			['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
			{ cwd: REPOSITORY },
		);
		const [packed] = (await readdir(folder)).filter((file) => file.endsWith('.tgz'));
		if (!packed) throw new Error(`npm packed nothing: ${printed}`);
		return join(folder, packed);
	});
}

/**
 * Lays a tarball out in n8n's user folder as n8n's own community-node installer does (its
 * community-packages.service, `downloadPackage`): unpacked into nodes/node_modules, without development and peer
 * dependencies in its manifest, and written into the ledger beside it. Our package has nothing to `npm install`.
 * @param {string} tarball
 * @param {string} userFolder N8N_USER_FOLDER
 */
export async function installPackage(tarball, userFolder) {
	const { name } = JSON.parse(await readFile(join(REPOSITORY, 'package.json'), 'utf8'));
	const nodes = join(userFolder, '.n8n', 'nodes');
	const target = join(nodes, 'node_modules', name);
	await rm(target, { recursive: true, force: true });
	await mkdir(target, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
	const manifestPath = join(target, 'package.json');
	const { devDependencies, peerDependencies, optionalDependencies, ...manifest } = JSON.parse(
		await readFile(manifestPath, 'utf8'),
	);
	if (Object.keys(manifest.dependencies ?? {}).length > 0)
		throw new Error(`${name} must not have runtime dependencies`);
	await writeFile(manifestPath, JSON.stringify(manifest, null, 2));
	await writeFile(
		join(nodes, 'package.json'),
		JSON.stringify(
			{ name: 'installed-nodes', private: true, dependencies: { [name]: manifest.version } },
			null,
			2,
		),
	);
}

/**
 * The workflows that ship, by file name without the number in front of it: that is for people, and may change.
 * @param {string} [set] those that go together in a folder of their own
 * @returns {Promise<Map<string, Record<string, unknown>>>}
 */
export async function readTemplates(set = '') {
	const all = join(REPOSITORY, 'templates');
	const folder = set ? join(all, (await entriesOf(all)).get(set) ?? set) : all;
	const files = [...(await entriesOf(folder))].filter(([name]) => name.endsWith('.json'));
	const read = files.map(async ([name, file]) => {
		const workflow = JSON.parse(await readFile(join(folder, file), 'utf8'));
		return /** @type {const} */ ([name, workflow]);
	});
	return new Map(await Promise.all(read));
}

/** What is in a folder, by its name without the number, in the order of the numbers. @param {string} folder */
const entriesOf = async (folder) =>
	new Map((await readdir(folder)).sort().map((entry) => [entry.replace(/^\d+-/, ''), entry]));

/** One of them by its name, e.g. `household-to-trakt`. @param {string} name */
export async function readTemplate(name) {
	const template = (await readTemplates()).get(`${name}.json`);
	if (!template) throw new Error(`There is no template ${name}`);
	return template;
}
