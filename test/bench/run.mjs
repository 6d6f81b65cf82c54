/**
 * Measures what the package costs and writes docs/benchmarks.md. `node test/bench/run.mjs [parsers] [events] [profile]
 * [hang] [jellyfin] [bulk] [install]` for some of it, which leaves the rest of the page as it is. Needs a quiet machine:
 * see its load average.
 */
import '../../tools/terminal/plainErrors.mjs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	installDevelopmentDependencies,
	packPackage,
	REPOSITORY,
} from '../../tools/n8n/package.mjs';
import { bulkHistory } from './bulkHistory.mjs';
import { installAndLoad } from './installAndLoad.mjs';
import { jellyfinLookup } from './jellyfinLookup.mjs';
import { machine } from './machine.mjs';
import { ownCode } from './ownCode.mjs';
import { parsers } from './parsers.mjs';
import { PEOPLE, perEvent } from './perEvent.mjs';
import { keep, keepSections, printed, written } from './report.mjs';
import { openStreet } from './street.mjs';
import { whileTraktHangs } from './whileTraktHangs.mjs';

const FILMS = 6000;
/** What docs/scaling.md advises whoever runs n8n for many; and n8n without isolates, which shows what they cost: no advice. @type {Record<string, string>[]} */
const SETTINGS = [
	{ N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true', N8N_EXPRESSION_ENGINE_COMPILE_CACHE: 'true' },
	{ N8N_EXPRESSION_ENGINE: 'legacy' },
];
const MEASUREMENTS = {
	parsers,
	events,
	profile,
	hang,
	jellyfin: jellyfinLookup,
	bulk: bulkHistory,
	install,
};

const named = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const before = machine();
await installDevelopmentDependencies();
process.env.SCROBBLE_TARBALL = await packPackage();

/** @type {import('./report.mjs').Section[]} */
const sections = [];
for (const [name, measure] of Object.entries(MEASUREMENTS)) {
	if (named.length > 0 && !named.includes(name)) continue;
	for (const section of [await measure()].flat()) {
		sections.push(section);
		console.log(printed(section));
	}
}
const goals = sections.flatMap(({ goals: some = [] }) => some);
const missed = goals.filter(({ met }) => !met);
console.log(`\n${goals.length - missed.length} of ${goals.length} goals met`);
for (const line of before) console.log(line);
if (named.length > 0) await keepSections('benchmarks.md', 'measured', sections);
else {
	const page = [before.map((line) => `- ${line}`).join('\n'), ...sections.map(written)].join(
		'\n\n',
	);
	await keep('benchmarks.md', 'measured', page);
}

/** Workflows in turn, in n8n as it comes and with some settings of it. */
async function events() {
	const street = await openStreet({ people: PEOPLE, films: FILMS });
	const measured = [await perEvent(street, { rounds: 5 }).finally(() => street.close())];
	for (const env of SETTINGS) {
		const set = await openStreet({ people: PEOPLE, films: FILMS, env });
		const settings = Object.entries(env)
			.map(([name, value]) => `${name}=${value}`)
			.join(' and ');
		measured.push(await perEvent(set, { rounds: 3, settings }).finally(() => set.close()));
	}
	return measured;
}

/** Ours alone, and by itself: a profiler slows down what it looks at. */
async function profile() {
	const folder = await mkdtemp(join(tmpdir(), 'scrobble-profile-'));
	const file = join(folder, 'n8n.cpuprofile');
	const street = await openStreet({
		people: PEOPLE,
		films: FILMS,
		env: {
			NODE_OPTIONS: `--require ${JSON.stringify(join(REPOSITORY, 'test', 'bench', 'profiler.cjs'))}`,
			SCROBBLE_PROFILE: file,
		},
	});
	try {
		return await ownCode(street, file);
	} finally {
		await street.close();
		await rm(folder, { recursive: true, force: true });
	}
}

async function hang() {
	const street = await openStreet({ people: PEOPLE, films: FILMS });
	return await whileTraktHangs(street, { rounds: 3 }).finally(() => street.close());
}

async function install() {
	return await installAndLoad({ rounds: 3 });
}
