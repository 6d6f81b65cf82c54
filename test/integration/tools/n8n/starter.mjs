/** Starts what it is told to as an n8n, says its number, and stays. */
import { startN8n } from '../../../../tools/n8n/instance.mjs';

const [, , bin = '', userFolder = ''] = process.argv;
const { pid } = await startN8n({ node: process.execPath, bin, userFolder });
console.log(pid);
setInterval(() => {}, 60_000);
