/** The same n8n that the tests use, with the package and the templates, for the user's own accounts. */
import './terminal/plainErrors.mjs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { TEMPLATES } from '../workflows/templates/index.mjs';
import { N8nClient } from './n8n/client.mjs';
import { installN8n } from './n8n/install.mjs';
import { portNear, startN8n } from './n8n/instance.mjs';
import { localOwner } from './n8n/owner.mjs';
import { installDevelopmentDependencies, installPackage, packPackage } from './n8n/package.mjs';
import { withWebhookIds } from './n8n/workflow.mjs';
import { untilInterrupted } from './terminal/interrupt.mjs';
import { step } from './terminal/progress.mjs';

/** The port that n8n's own documentation names, and that apps at Trakt and Simkl know from the last time. */
const PORT = 5678;
// A user's own accounts are no cache: they live in a folder of their own.
const userFolder = process.env.SCROBBLE_DATA ?? join(homedir(), '.n8n-nodes-scrobble');

await installDevelopmentDependencies();
const { node, bin } = await installN8n();
await installPackage(await packPackage(), userFolder);
const owner = await localOwner(userFolder);
const port = await portNear(PORT);
const instance = await step('n8n started', () => startN8n({ node, bin, userFolder, port }));
const client = new N8nClient(instance.address);
const login = await client.signIn(owner).then(
	() => `${owner.email} / ${owner.password}`,
	() => 'the e-mail address and password that you chose',
);
if (login.startsWith(owner.email)) await importMissingTemplates();

console.log(`
n8n runs at    ${instance.address}
Sign in with   ${login}
Your data is   ${userFolder}

Next three steps:
  1. Open ${instance.address}/home/workflows: the simplest template is the first of the list (all of them: templates/README.md).
     Open one, and write your people into its triggers.
  2. In each person's Trakt node, choose "Connect to Trakt" and connect that person's account (docs/trakt.md).
  3. Publish the workflow, and paste each trigger's production address into Plex or Jellyfin (docs/plex.md, docs/jellyfin.md).
${port === PORT ? '' : `\nPort ${PORT} was taken: give your apps at Trakt and Simkl ${instance.address}/rest/oauth2-credential/callback as redirect address, or free it and start again.\n`}
n8n runs until you press Ctrl-C.`);

await Promise.race([untilInterrupted(), instance.ended]);
await instance.stop();

/** A template that the user has already, changed or not, is left as it is. n8n lists the newest first, so the first comes last. */
async function importMissingTemplates() {
	const present = new Set(
		(await client.rest('GET', '/workflows')).map((/** @type {{name: string}} */ { name }) => name),
	);
	for (const workflow of Object.values(TEMPLATES).reverse()) {
		if (!present.has(workflow.name)) await client.importWorkflow(withWebhookIds(workflow));
	}
}
