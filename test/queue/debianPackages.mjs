import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { step } from '../../tools/terminal/progress.mjs';
import { run } from '../../tools/terminal/run.mjs';

const POSTGRES = '/usr/lib/postgresql';
const REDIS = '/usr/bin/redis-server';

/**
 * PostgreSQL's and Redis' own programs, from Debian's packages where they are missing and we may install them.
 * @returns {Promise<{ postgres: string, redis: string }>} the folder of PostgreSQL's programs, and Redis' server
 */
export async function databasePrograms() {
	const missing = [
		...((await postgresFolder()) ? [] : ['postgresql']),
		...(existsSync(REDIS) ? [] : ['redis-server']),
	];
	if (missing.length > 0) await installDebian(missing);
	const postgres = await postgresFolder();
	if (!postgres || !existsSync(REDIS)) {
		throw new Error(`The packages were installed, but ${postgres ? REDIS : POSTGRES} is not there`);
	}
	return { postgres, redis: REDIS };
}

/** Where it is Debian and we may. @param {string[]} packages */
export async function installDebian(packages) {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
		throw new Error(
			`This needs ${packages.join(' and ')}. Install them, on Debian with "apt-get install ${packages.join(' ')}", and run this again.`,
		);
	}
	// They are started by this script, with folders and ports of its own, and never as services of the machine.
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
	await step(`${packages.join(' and ')} from Debian's packages, once`, async (say) => {
		await run('apt-get', ['update', '-q'], { env, onLine: say });
		await run('apt-get', ['install', '-qy', '--no-install-recommends', ...packages], {
			env,
			onLine: say,
		});
	});
}

/** The newest version's, where there is one. */
async function postgresFolder() {
	const versions = await readdir(POSTGRES).catch(() => []);
	const [newest] = versions.sort((one, other) => Number(other) - Number(one));
	const folder = join(POSTGRES, newest ?? '', 'bin');
	return newest && existsSync(join(folder, 'initdb')) ? folder : undefined;
}
