/** `npm run docs`: writes docs/nodes anew from the built nodes. */
import '../terminal/plainErrors.mjs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { REPOSITORY } from '../n8n/package.mjs';
import { fileNameOf, listOf, pageOf } from './page.mjs';

const require = createRequire(import.meta.url);
const folder = join(REPOSITORY, 'docs', 'nodes');
const { n8n } = JSON.parse(await readFile(join(REPOSITORY, 'package.json'), 'utf8'));

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const nodes = [];
for (const path of n8n.nodes) {
	const name = path.split('/').at(-1).split('.')[0];
	const { description } = new (require(join(REPOSITORY, path))[name])();
	const codex = require(join(REPOSITORY, path.replace(/\.js$/, '.json')));
	const file = `${fileNameOf(name)}.md`;
	await writeFile(join(folder, file), pageOf({ name, description, guide: guideOf(codex) }));
	nodes.push({ name, description });
	console.log(`docs/nodes/${file}`);
}
await writeFile(join(folder, 'README.md'), listOf(nodes));

/** @param {{ resources: { primaryDocumentation: { url: string }[] } }} codex */
function guideOf({ resources }) {
	return resources.primaryDocumentation[0]?.url.split('/docs/').at(-1) ?? '';
}
