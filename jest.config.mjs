/** Every suite is an ES module: the simulators are plain .mjs, so that the demo runs them with nothing installed. */
const suite = (name) => ({
	displayName: name,
	rootDir: import.meta.dirname,
	testMatch: [`<rootDir>/test/${name}/**/*.test.{ts,mjs}`],
	testEnvironment: 'node',
	extensionsToTreatAsEsm: ['.ts'],
	moduleFileExtensions: ['ts', 'mjs', 'js', 'json'],
	modulePathIgnorePatterns: ['<rootDir>/dist/'],
	transform: {
		'\\.ts$': [
			'@swc/jest',
			{
				jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' },
				module: { type: 'es6' },
			},
		],
	},
});

/** Without what of n8n-workflow nobody here runs, which takes longer to load than a file's tests to run. */
const unit = {
	...suite('unit'),
	moduleNameMapper: { '^n8n-workflow$': '<rootDir>/test/unit/n8nWorkflow.mjs' },
};

const inRealN8n = (name) => ({
	...suite(name),
	globalSetup: '<rootDir>/test/e2e/support/startOnce.mjs',
	globalTeardown: '<rootDir>/test/e2e/support/stopOnce.mjs',
});

/** The same n8n, looked at through its editor. */
const editor = {
	...inRealN8n('editor'),
	globalSetup: '<rootDir>/test/editor/support/startOnce.mjs',
};

/** The end-to-end tests in a short form, on the oldest n8n: what differs there is what these walk through. */
const older = {
	...inRealN8n('older'),
	testMatch: [
		'household',
		'triggers',
		'triggersSparing',
		'signIn',
		'failedPoll',
		'traktOperations',
		'traktHistory',
		'traktFinding',
		'traktOperationsRefused',
		'jellyfinAndMovary',
		'simklOperations',
		'simklSignIn',
		'connectByCode',
	].map((name) => `<rootDir>/test/e2e/${name}.test.mjs`),
	globalSetup: '<rootDir>/test/e2e/support/startOlder.mjs',
};

export default {
	projects: [
		unit,
		...['integration', 'promises', 'contract', 'chaos'].map(suite),
		...['e2e', 'fuzz'].map(inRealN8n),
		editor,
		older,
	],
	testTimeout: 60_000,
	maxWorkers: '100%',
};
