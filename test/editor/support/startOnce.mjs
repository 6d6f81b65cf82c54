import startN8n from '../../e2e/support/startOnce.mjs';
import { chromiumPath, HOW_TO_GET_CHROMIUM } from './chromium.mjs';

export default async function startOnce() {
	if (!chromiumPath()) throw new Error(HOW_TO_GET_CHROMIUM);
	await startN8n();
}
