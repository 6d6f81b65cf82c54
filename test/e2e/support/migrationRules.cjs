/**
 * Run by the Node.js that runs n8n: what n8n 2's own rules for the change to n8n 3 say of workflows. Takes
 * `{ home, checkout, workflows }` on the standard input, prints `{ rules, unmade, found }`.
 */
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { text } = require('node:stream/consumers');

/** What the nodes of n8n and of this package say of themselves, as n8n asks for it. */
function nodeTypesOf(home, checkout) {
	const known = new Map();
	const builtIn = join(home, 'node_modules/n8n-nodes-base/dist/types/nodes.json');
	for (const description of JSON.parse(readFileSync(builtIn, 'utf8')))
		known.set(`n8n-nodes-base.${description.name}`, description);
	const { nodes } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')).n8n;
	for (const file of nodes) {
		const [Node] = Object.values(require(join(checkout, file)));
		const { description } = new Node();
		known.set(`n8n-nodes-scrobble.${description.name}`, description);
	}
	return {
		getByNameAndVersion(type) {
			const description = known.get(type);
			if (!description) throw new Error(`no node is called ${type}`);
			return { description };
		},
	};
}

async function main() {
	const { home, checkout, workflows } = JSON.parse(await text(process.stdin));
	require(join(home, 'node_modules/reflect-metadata'));
	const nodeTypes = nodeTypesOf(home, checkout);
	const folder = join(home, 'node_modules/n8n/dist/modules/breaking-changes/rules/v3');
	const rules = [];
	const unmade = [];
	for (const file of readdirSync(folder).filter((name) => name.endsWith('.rule.js'))) {
		for (const Rule of Object.values(require(join(folder, file)))) {
			if (typeof Rule !== 'function') continue;
			try {
				const rule = new Rule(nodeTypes);
				if (typeof rule.detectWorkflow === 'function') rules.push(rule);
			} catch {
				unmade.push(file);
			}
		}
	}
	const found = [];
	for (const [name, workflow] of Object.entries(workflows)) {
		const byType = new Map();
		for (const node of workflow.nodes)
			byType.set(node.type, [...(byType.get(node.type) ?? []), node]);
		for (const rule of rules) {
			const { isAffected, issues } = await rule.detectWorkflow(workflow, byType);
			if (isAffected) found.push(...issues.map(({ title }) => `${name}: ${rule.id}: ${title}`));
		}
	}
	process.stdout.write(JSON.stringify({ rules: rules.map(({ id }) => id), unmade, found }));
}

main().catch((failure) => {
	console.error(failure);
	process.exitCode = 1;
});
