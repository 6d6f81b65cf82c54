import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { N8N_VERSION, nodeVersionFor } from '../../tools/n8n/home.mjs';

/** What the figures were measured on: no names and no paths. */
export function machine() {
	const model = cpus()[0]?.model.trim() ?? 'unknown processor';
	const [load = 0] = loadavg();
	return [
		`${availableParallelism()} cores (${model}), ${Math.round(totalmem() / 2 ** 30)} GB of memory, ${process.platform}`,
		`n8n ${N8N_VERSION} on Node ${nodeVersionFor(N8N_VERSION)}; the benchmark itself on Node ${process.versions.node}`,
		`load average before it began: ${load.toFixed(1)}`,
		`${new Date().toISOString().slice(0, 10)}`,
	];
}
