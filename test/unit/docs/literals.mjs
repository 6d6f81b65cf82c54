import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '..', '..', '..');
/** Whatever is called or made by one of these names carries a text for people, at this place of its arguments. */
const CARRIERS = new Map([
	['refused', 0],
	['notFound', 0],
	['UnusableInput', 0],
	['UnreadableBody', 0],
	['Refusal', 1],
]);

/**
 * Every text that the sources hand to a carrier, with … for what differs each time. Read from the syntax tree, for a
 * text that no test provokes would otherwise go unnoticed.
 */
export function textsInSources() {
	return ['media', 'services', 'nodes'].flatMap((folder) =>
		readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.ts'))
			.flatMap((name) => textsIn(join(ROOT, folder, name))),
	);
}

/** @param {string} file */
function textsIn(file) {
	const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022);
	/** @type {string[]} */
	const texts = [];
	/** @param {ts.Node} node */
	const visit = (node) => {
		if (
			(ts.isCallExpression(node) || ts.isNewExpression(node)) &&
			ts.isIdentifier(node.expression)
		) {
			const place = CARRIERS.get(node.expression.text);
			const carried = place === undefined ? undefined : node.arguments?.[place];
			if (carried) texts.push(...literalsOf(carried));
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return texts;
}

/** @param {ts.Expression} node @returns {string[]} */
function literalsOf(node) {
	if (ts.isStringLiteralLike(node)) return [node.text];
	if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(literalsOf);
	if (!ts.isTemplateExpression(node)) return [];
	return [node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('')];
}
