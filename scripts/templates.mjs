/** Writes templates/ anew from scripts/templates; a test holds the committed files to what this gives. */
import './terminal/plainErrors.mjs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REPOSITORY } from './n8n/package.mjs';
import { NO_PLAY_LOST } from './noPlayLost/index.mjs';
import { TEMPLATES } from './templates/index.mjs';
import { asFile } from './workflow/workflow.mjs';

const folder = join(REPOSITORY, 'templates');
for (const file of await readdir(folder)) {
	if (file.endsWith('.json') && !Object.hasOwn(TEMPLATES, file)) await rm(join(folder, file));
}
const set = Object.entries(NO_PLAY_LOST).map(([file, workflow]) => [
	`no-play-lost/${file}`,
	workflow,
]);
for (const [file, workflow] of Object.entries({ ...TEMPLATES, ...Object.fromEntries(set) })) {
	await writeFile(join(folder, file), asFile(workflow));
	console.log(`templates/${file}`);
}
