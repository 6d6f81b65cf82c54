import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * Notes in the node's own context, where expressions behind it find it as `$input.context.hasBegun`, that it was started. A
 * node that is switched off passes items on just as n8n does for one that throws; this tells the two apart.
 */
export function markBegun(execute: IExecuteFunctions): void {
	try {
		execute.getContext('node').hasBegun = true;
	} catch {
		// Where n8n keeps no context nobody asks for it either, and nothing may be thrown here.
	}
}
