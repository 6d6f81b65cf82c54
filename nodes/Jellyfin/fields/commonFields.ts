import type { INodeProperties } from 'n8n-workflow';

/** Off, a mark is written as data that this package's own trigger leaves out, so no loop can start. */
export const TELL_OTHER_PROGRAMS: INodeProperties = {
	displayName: 'Tell Other Programs',
	name: 'tellOtherPrograms',
	type: 'boolean',
	default: false,
	description:
		'Whether to mark as if somebody had pressed the button in Jellyfin, which other plugins and the Jellyfin Trigger then pass on as a mark of their own; leave it off where a workflow also listens to this server',
};
