import js from '@eslint/js';
import globals from 'globals';

/**
 * What is asked of every script, test and configuration: n8n's own linter (eslint.config.mjs, which has to stay as it
 * is) reads the TypeScript alone.
 */
export default [
	{ ignores: ['dist/', 'coverage/', '.test-output/'] },
	{
		files: ['**/*.{mjs,cjs,js}'],
		languageOptions: { ecmaVersion: 2024, globals: globals.node },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			...js.configs.recommended.rules,
			'array-callback-return': 'error',
			'default-case-last': 'error',
			eqeqeq: 'error',
			'no-constructor-return': 'error',
			'no-else-return': 'error',
			'no-implicit-coercion': 'error',
			'no-self-compare': 'error',
			'no-template-curly-in-string': 'error',
			'no-throw-literal': 'error',
			'no-unneeded-ternary': 'error',
			'no-unreachable-loop': 'error',
			// `const { secret, ...rest } = all` is how a field is left out; `_` begins a name that nobody needs.
			'no-unused-vars': ['error', { ignoreRestSiblings: true, varsIgnorePattern: '^_' }],
			'no-useless-rename': 'error',
			'no-useless-return': 'error',
			'no-var': 'error',
			// Not of properties: a cast of a JSDoc type needs both sides.
			'object-shorthand': ['error', 'methods'],
			'prefer-const': 'error',
			'prefer-template': 'error',
		},
	},
	{ files: ['**/*.{cjs,js}'], languageOptions: { sourceType: 'commonjs' } },
	{ files: ['test/editor/**'], languageOptions: { globals: globals.browser } },
	// What a line of the product is broken into, as text.
	{ files: ['test/mutation/mutants/**'], rules: { 'no-template-curly-in-string': 'off' } },
];
