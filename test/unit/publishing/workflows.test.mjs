import { existsSync, readFileSync } from 'node:fs';
import {
	convertWorkflowTemplate,
	NoOperationTraceWriter,
	parseWorkflow,
} from '@actions/workflow-parser';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { OLDEST_N8N_VERSION } from '../../../tools/n8n/home.mjs';

/**
 * @typedef {{ uses?: string, run?: string, with?: Record<string, unknown> }} Step
 * @typedef {{
 *   uses?: string, needs?: string, steps?: Step[], permissions?: Record<string, string>,
 *   strategy?: { matrix: { node: number[] } }, 'timeout-minutes'?: number,
 * }} Job
 */

const house = new URL('../../../', import.meta.url);
const read = (/** @type {string} */ file) => readFileSync(new URL(file, house), 'utf8');
const { scripts, version, repository, publishConfig } = JSON.parse(read('package.json'));

const workflows = ['ci.yml', 'publish.yml', 'mutation.yml'].map((file) => {
	const text = read(`.github/workflows/${file}`);
	const { on, permissions, jobs } = parse(text);
	return { file, text, on, permissions, jobs: /** @type {Record<string, Job>} */ (jobs) };
});
const [ci, publish] = workflows;
if (!ci || !publish) throw new Error('A workflow is missing');
const stepsOf = (/** @type {{ jobs: Record<string, Job> }} */ { jobs }) =>
	Object.values(jobs).flatMap(({ steps = [] }) => steps);
const commandsOf = (/** @type {Job | undefined} */ job) =>
	(job?.steps ?? []).flatMap(({ run }) => run ?? []);
/** The jobs in which this is run. @param {string} command */
const running = (command) =>
	Object.values(ci.jobs).filter((job) => commandsOf(job).includes(command));
/** The versions of Node.js that a job runs on. @param {Job} job */
const nodeOf = ({ strategy, steps = [] }) =>
	strategy?.matrix.node ?? steps.flatMap(({ with: given }) => given?.['node-version'] ?? []);

describe.each(workflows)('.github/workflows/$file', (workflow) => {
	it("is taken by GitHub's own parser", async () => {
		const { context, value } = parseWorkflow(
			{ name: workflow.file, content: workflow.text },
			new NoOperationTraceWriter(),
		);
		expect(context.errors.getErrors().map(({ message }) => message)).toEqual([]);
		if (!value) throw new Error('GitHub finds nothing in it');
		const { errors = [] } = await convertWorkflowTemplate(context, value);
		expect(errors).toEqual([]);
	});

	it('takes actions by their commit, with the version beside it, and workflows of this repository alone', () => {
		const lines = workflow.text.split('\n').filter((line) => /\buses:/.test(line));
		expect(lines.length).toBeGreaterThan(0);
		for (const line of lines) {
			const [, own] = /uses: \.\/(\S+)$/.exec(line) ?? [];
			if (own)
				expect({ own, isThere: existsSync(new URL(own, house)) }).toMatchObject({ isThere: true });
			else expect(line).toMatch(/uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
		}
	});

	it('may read the repository and no more, and keeps no sign-in of it', () => {
		expect(workflow.permissions).toEqual({ contents: 'read' });
		const checkouts = stepsOf(workflow).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
		for (const { with: given } of checkouts)
			expect(given).toMatchObject({ 'persist-credentials': false });
		// What GitHub itself gives to a run, for the one call that makes a release.
		const text = workflow.text.replace(/^ +GH_TOKEN: \$\{\{ github\.token \}\}$/m, '');
		expect(text).not.toMatch(/secrets\.|TOKEN|github\.token/);
	});

	it('ends by itself, and runs nothing but scripts that there are', () => {
		for (const job of Object.values(workflow.jobs))
			if (job.steps) expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
		const named = [...workflow.text.matchAll(/npm run ([\w:]+)/g)].map(
			([, script]) => script ?? '',
		);
		expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
	});
});

describe('what every push and every request to merge goes through', () => {
	it('starts by itself, and before a version is published', () => {
		expect(Object.keys(ci.on)).toEqual(['push', 'pull_request', 'workflow_call']);
		expect(ci.on.push).toEqual({ branches: ['main'] });
	});

	it.each(['lint', 'typecheck', 'verify', 'test:unit'])(
		'runs %s on Node.js 20 and 24',
		(script) => {
			expect(running(`npm run ${script}`).flatMap(nodeOf)).toEqual([20, 24]);
		},
	);

	it('runs every test in the newest n8n with its editor on Node.js 24, and in the oldest on 20', () => {
		expect(running('npm test').flatMap(nodeOf)).toEqual([24]);
		expect(running('npm run test:editor').flatMap(nodeOf)).toEqual([24]);
		expect(running('npm run test:older').flatMap(nodeOf)).toEqual([20]);
		expect(OLDEST_N8N_VERSION).toMatch(/^1\./);
	});
});

describe('publishing', () => {
	const { test, publish: job, release } = publish.jobs;
	const commands = commandsOf(job);
	const last = commands.at(-1) ?? '';

	it('is asked for by a tag alone, which names the version', () => {
		expect(publish.on).toEqual({ push: { tags: ['v*'] } });
		expect(commands[0]).toContain("require('./package.json').version");
		expect(version).toMatch(/^\d+\.\d+\.\d+$/);
	});

	it('is refused while the changelog says nothing of that version, and its text becomes the release', () => {
		expect(commands[1]).toBe('node tools/releaseNotes.mjs');
		expect(release?.needs).toBe('publish');
		expect(release?.permissions).toEqual({ contents: 'write' });
		expect(commandsOf(release)).toEqual([
			expect.stringMatching(/^node tools\/releaseNotes\.mjs > /),
			expect.stringMatching(/^gh release create .+ --notes-file /),
		]);
	});

	it('waits for everything that a push goes through', () => {
		expect(test).toMatchObject({ uses: './.github/workflows/ci.yml' });
		expect(job?.needs).toBe('test');
	});

	it('alone may sign for the package, and does, without a token', () => {
		const signing = workflows.flatMap(({ jobs }) =>
			Object.entries(jobs).filter(([, { permissions }]) => permissions !== undefined),
		);
		expect(signing.map(([name]) => name)).toEqual(['publish', 'release']);
		expect(job?.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
		expect(release?.permissions).not.toHaveProperty('id-token');
		expect(last).toMatch(/^npm publish --provenance --access public/);
		expect(publishConfig?.provenance ?? true).toBe(true);
	});

	it('lints, builds and scans what it sends, although .npmrc lets npm run no scripts by itself', () => {
		expect(read('.npmrc')).toContain('ignore-scripts=true');
		expect(last).toContain('--ignore-scripts=false');
		expect(scripts.prepublishOnly).toBe('npm run lint && npm run build && npm run verify');
		expect(commands.indexOf('npm ci')).toBe(commands.length - 2);
	});

	it('is of the repository that the package names, which provenance is held against', () => {
		expect(repository.url).toBe('git+https://github.com/n8n-nodes-scrobble/n8n-nodes-scrobble.git');
	});
});
