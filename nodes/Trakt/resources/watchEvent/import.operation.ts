import { importWatchEvents } from '../../../../services/trakt';
import { approximateDatesFrom } from '../../../shared/action/fields/approximateDates';
import { importFields, importLimitsFrom } from '../../../shared/action/fields/importFields';
import { resultsOfAll } from '../../../shared/action/incomingEvent';
import type { BatchOperation } from '../../../shared/action/operation';
import { APPROXIMATE_DATES_FIELD } from './approximateDatesField';

export const importAll: BatchOperation = {
	value: 'import',
	name: 'Import',
	action: 'Import watch events',
	description:
		'Put many finished plays into the history with their own dates, unless they are there',
	fields: importFields(
		'Takes all incoming watch events at once, reads the history back, and adds what is missing with its original date, 100 plays a second; titles without any id three a second.',
		[APPROXIMATE_DATES_FIELD],
	),

	async executeAll(context) {
		const { client, isCancelled, parameters } = context;
		const options = parameters.group('options');
		const approximateDates = approximateDatesFrom(options);
		const limits = { ...importLimitsFrom(parameters), isCancelled, approximateDates };
		const isTagged = options.flag('tagExecution', true);
		return await resultsOfAll(context, isTagged, async (events) => {
			return await importWatchEvents(client, events, limits);
		});
	},
};
