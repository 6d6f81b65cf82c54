import { importWatchEvents } from '../../../../services/movary';
import { importFields, importLimitsFrom } from '../../../shared/action/fields/importFields';
import { resultsOfAll } from '../../../shared/action/incomingEvent';
import type { BatchOperation } from '../../../shared/action/operation';
import type { MovaryConnection } from '../../client';

export const importAll: BatchOperation<MovaryConnection> = {
	value: 'import',
	name: 'Import',
	action: 'Import watch events',
	description: 'Put many finished films into the history on their own days, unless they are there',
	fields: importFields(
		"Takes all incoming watch events at once, reads the history back, and adds the films that are missing on their day, in the workflow's time zone. Episodes are passed on as ignored.",
	),

	async executeAll(context) {
		const { client, isCancelled, parameters, timezone, userName } = context;
		const limits = { ...importLimitsFrom(parameters), isCancelled, timezone, userName };
		const isTagged = parameters.group('options').flag('tagExecution', true);
		return await resultsOfAll(context, isTagged, async (events) => {
			return await importWatchEvents(client, events, limits);
		});
	},
};
