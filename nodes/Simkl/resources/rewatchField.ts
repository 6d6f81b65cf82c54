import type { INodeProperties } from 'n8n-workflow';

/** Off by default: each one stays in the account's statistics. */
export const REWATCH_FIELD: INodeProperties = {
	displayName: 'Add Rewatches',
	name: 'addRewatches',
	type: 'boolean',
	default: false,
	description:
		'Whether to add a viewing of what was watched before as a rewatch, for accounts with Simkl PRO or VIP. Simkl otherwise keeps one play per title, and two plays have to be two days apart.',
};
