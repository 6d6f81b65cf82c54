import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

/**
 * Sentences are for people and are worded anew at any time, so nothing of ours may branch on one: it goes by a code. Read from
 * the syntax tree of everything that runs, the expressions inside of workflows among it.
 */

const ROOT = join(import.meta.dirname, '..', '..');
const FOLDERS = ['media', 'services', 'nodes', 'credentials', 'workflows', 'tools'];
/** What holds a text for people, by the name that everything here gives it. */
const SENTENCE = /^(reason|message|messages|description|whatToDo)$/;
const LOOKS_INTO = /^(includes|startsWith|endsWith|match|matchAll|search|indexOf|test|exec)$/;
const EQUALS = new Set([
	ts.SyntaxKind.EqualsEqualsEqualsToken,
	ts.SyntaxKind.ExclamationEqualsEqualsToken,
	ts.SyntaxKind.EqualsEqualsToken,
	ts.SyntaxKind.ExclamationEqualsToken,
]);
/** The same inside of an expression that a node of a template evaluates. */
const IN_AN_EXPRESSION =
	/\b(reason|message|description|whatToDo)\b\)?\s*([!=]==?\s*['"`]\w|\??\.(includes|startsWith|endsWith|match|indexOf)\()/;

/** Whoever is listed here has no code to go by. @type {Record<string, string>} */
const ALLOWED = {
	'nodes/shared/action/sending/whyNoAnswer.ts: NOT_CONNECTED.test(message)':
		'n8n throws its own texts for a sign-in that is not there, without any code',
	'nodes/shared/action/sending/whyNoAnswer.ts: RECONNECT.test(message)':
		'the same, for one that it could not renew',
	'nodes/shared/action/sending/whyNoAnswer.ts: /socket hang up/i.test(textOf(link.message))':
		'Node.js gives some broken lines no code',
	'media/sources/jellyfin/fromJellyfin.ts: reason': 'Jellyfin’s SaveReason, which is a code',
	'workflows/noPlayLost/code/results.mjs: known.reason !== reason':
		'whether the same words have been told before; the table of plays keeps no code',
};

/** Whether a text for people is read in it. @param {ts.Node} node @returns {boolean} */
function readsSentence(node) {
	const name = ts.isIdentifier(node)
		? node.text
		: ts.isPropertyAccessExpression(node)
			? node.name.text
			: '';
	if (SENTENCE.test(name)) return true;
	if (ts.isCallExpression(node)) return node.arguments.some(readsSentence);
	if (ts.isBinaryExpression(node)) return readsSentence(node.left) || readsSentence(node.right);
	return ts.isParenthesizedExpression(node) && readsSentence(node.expression);
}

/** Whether it is there at all, or of which kind, is no wording. @param {ts.Expression} node */
function saysNothing(node) {
	return (
		(ts.isIdentifier(node) && node.text === 'undefined') ||
		node.kind === ts.SyntaxKind.NullKeyword ||
		(ts.isStringLiteralLike(node) && node.text === '')
	);
}

/** @param {ts.Node} node */
function branchesOnSentence(node) {
	if (ts.isBinaryExpression(node) && EQUALS.has(node.operatorToken.kind)) {
		const { left, right } = node;
		if (saysNothing(left) || saysNothing(right)) return false;
		return readsSentence(left) || readsSentence(right);
	}
	if (ts.isSwitchStatement(node)) return readsSentence(node.expression);
	if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
		const { expression, name } = node.expression;
		if (!LOOKS_INTO.test(name.text)) return false;
		return readsSentence(expression) || node.arguments.some(readsSentence);
	}
	return ts.isStringLiteralLike(node) && IN_AN_EXPRESSION.test(node.text);
}

/** @param {string} file @param {string} [text] what it holds @returns {string[]} */
export function branchesIn(file, text = readFileSync(join(ROOT, file), 'utf8')) {
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
	/** @type {string[]} */
	const found = [];
	/** @param {ts.Node} node */
	const visit = (node) => {
		if (branchesOnSentence(node)) {
			const shown = ts.isSwitchStatement(node) ? node.expression : node;
			found.push(`${file}: ${shown.getText(source)}`);
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

/** @param {string} found */
const allowedBy = (found) => Object.keys(ALLOWED).find((allowed) => found.startsWith(allowed));

describe('no program goes by the words of a text for people', () => {
	const found = FOLDERS.flatMap((folder) =>
		readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
			.filter((name) => /(?<!\.d)\.(ts|mjs)$/.test(name))
			.flatMap((name) => branchesIn(`${folder}/${name}`)),
	);

	it('but for those that have no code to go by', () => {
		expect(found.filter((each) => allowedBy(each) === undefined)).toEqual([]);
	});

	it('lists none that is not there any more', () => {
		const used = new Set(found.map(allowedBy));
		expect(Object.keys(ALLOWED).filter((allowed) => !used.has(allowed))).toEqual([]);
	});

	it.each([
		'const isAway = / has no play /.test(sync.reason);',
		"if (error.message.includes('max_items')) read();",
		"if (sync.reason === 'It has been watched again since') wait();",
		'const closer = last.description !== notKnownYet;',
		"switch (reason) { case 'busy': wait(); }",
		"keepIf('Kept', [0, 0], \"={{ $json.sync.reason.includes('no play') }}\");",
		"keepIf('Kept', [0, 0], \"={{ $json.error?.message === 'busy' }}\");",
	])('would find %s', (line) => {
		expect(branchesIn('example.ts', line)).toHaveLength(1);
	});

	it.each([
		'if (reason === undefined) return;',
		"if (typeof message === 'string' && message !== '') tell(message);",
		"if (sync.code === 'notThere') forget();",
		'tell({ reason, message });',
	])('leaves %s alone', (line) => {
		expect(branchesIn('example.ts', line)).toEqual([]);
	});
});
