import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installN8n } from '../../tools/n8n/install.mjs';
import { startN8n } from '../../tools/n8n/instance.mjs';
import { installPackage, packPackage, REPOSITORY } from '../../tools/n8n/package.mjs';
import { step } from '../../tools/terminal/progress.mjs';
import { run } from '../../tools/terminal/run.mjs';
import { median, withSpread } from './statistics.mjs';

/** Reads every node and credential as n8n does at its start, in a process of its own. */
const LOAD = `
const { performance } = require('node:perf_hooks');
const { join } = require('node:path');
const folder = process.argv[1];
const { n8n } = require(join(folder, 'package.json'));
require('n8n-workflow');
const began = performance.now();
const before = process.memoryUsage().heapUsed;
for (const file of [...n8n.nodes, ...n8n.credentials]) {
	for (const Made of Object.values(require(join(folder, file)))) if (typeof Made === 'function') new Made();
}
console.log(JSON.stringify({ ms: performance.now() - began, bytes: process.memoryUsage().heapUsed - before }));
`;

/**
 * What the package weighs, and what n8n's start takes with it and without it, in turn.
 * @param {{ rounds: number }} options
 * @returns {Promise<import('./report.mjs').Section>}
 */
export async function installAndLoad({ rounds }) {
	const tarball = await packPackage();
	const { size } = await stat(tarball);
	const files = (await run('tar', ['-tzf', tarball])).trim().split('\n').length;
	const host = await installN8n();
	const [without, having] = [await homeOf(), await homeOf(tarball)];
	const [bare, ours] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
	try {
		for (let round = -1; round < rounds; round += 1) {
			for (const [home, times] of /** @type {const} */ ([
				[without, bare],
				[having, ours],
			])) {
				const ms = await step(
					`n8n started ${home === having ? 'with' : 'without'} the package`,
					async () => {
						const began = performance.now();
						const instance = await startN8n({ ...host, userFolder: home });
						const took = performance.now() - began;
						await instance.stop();
						return took;
					},
				);
				// The first start makes the database.
				if (round >= 0) times.push(ms / 1000);
			}
		}
	} finally {
		await rm(without, { recursive: true, force: true });
		await rm(having, { recursive: true, force: true });
	}
	const loads = [];
	for (let round = 0; round < 5; round += 1)
		loads.push(JSON.parse(await run(host.node, ['-e', LOAD, REPOSITORY], { cwd: REPOSITORY })));
	const kilobytes = (/** @type {number} */ bytes) =>
		`${Math.round(bytes / 1024).toLocaleString('en-US')} KB`;
	return {
		title: 'Install and load',
		about: `n8n's start until it serves, without and with the package in turn, ${rounds} pairs, in seconds; and reading the package's own files in a process of its own.`,
		head: ['What', 'Figure'],
		rows: [
			['Tarball', kilobytes(size)],
			['Files in it', String(files)],
			['n8n’s start without it', `${withSpread(bare)} s`],
			['n8n’s start with it', `${withSpread(ours)} s`],
			[
				'Reading all its nodes and credentials',
				`${withSpread(
					loads.map(({ ms }) => ms),
					0,
				)} ms`,
			],
			['What they hold in memory', kilobytes(median(loads.map(({ bytes }) => bytes)))],
		],
	};
}

/** @param {string} [tarball] */
async function homeOf(tarball) {
	const folder = await mkdtemp(join(tmpdir(), 'scrobble-start-'));
	if (tarball) await installPackage(tarball, folder);
	return folder;
}
