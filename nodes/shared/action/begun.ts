import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * Notes in the node's own context, where expressions behind it find it as `$input.context.hasBegun`, that it was started. A
 * node that is switched off passes items on just as n8n does for one that throws; this tells the two apart.
 */
export function markBegun(execute: IExecuteFunctions): void {
	note(execute, { hasBegun: true, hasEnded: false });
}

/** Notes that it came to its end. One that has begun and not ended has thrown, also where nothing that came in shows it. */
export function markEnded(execute: IExecuteFunctions): void {
	note(execute, { hasEnded: true });
}

function note(execute: IExecuteFunctions, marks: Record<string, boolean>): void {
	try {
		Object.assign(execute.getContext('node'), marks);
	} catch {
		// Where n8n keeps no context nobody asks for it either, and nothing may be thrown here.
	}
}
