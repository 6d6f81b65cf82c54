/** Writes templates/ anew from workflows/templates; a test holds the committed files to what this gives. */
import '../tools/terminal/plainErrors.mjs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { REPOSITORY } from '../tools/n8n/package.mjs';
import { asFile } from './kit/workflow.mjs';
import { TEMPLATES } from './templates/index.mjs';

const folder = join(REPOSITORY, 'templates');
for (const entry of await readdir(folder)) {
	if (entry !== 'README.md') await rm(join(folder, entry), { recursive: true });
}
for (const [file, workflow] of Object.entries(TEMPLATES)) {
	const path = join(folder, file);
	await mkdir(dirname(path), { recursive: true });
	await writeFile(path, asFile(workflow));
	console.log(`templates/${file}`);
}
