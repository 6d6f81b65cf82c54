/** `npm run schemas`: writes nodes/*\/__schema__ anew from what tools/reference/outputs says of each operation. */
import './terminal/plainErrors.mjs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { REPOSITORY } from './n8n/package.mjs';
import { SCHEMAS } from './reference/outputs/index.mjs';

for (const folder of await readdir(join(REPOSITORY, 'nodes')))
	await rm(join(REPOSITORY, 'nodes', folder, '__schema__'), { recursive: true, force: true });
for (const [file, text] of SCHEMAS) {
	await mkdir(dirname(join(REPOSITORY, file)), { recursive: true });
	await writeFile(join(REPOSITORY, file), text);
}
console.log(`${SCHEMAS.size} schemas`);
