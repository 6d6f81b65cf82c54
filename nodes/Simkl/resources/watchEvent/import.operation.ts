import { importWatchEvents } from '../../../../services/simkl';
import { approximateDatesFrom } from '../../../shared/action/fields/approximateDates';
import { importFields, importLimitsFrom } from '../../../shared/action/fields/importFields';
import { resultsOfAll } from '../../../shared/action/incomingEvent';
import type { BatchOperation } from '../../../shared/action/operation';
import { REWATCH_FIELD } from '../rewatchField';
import { APPROXIMATE_DATES_FIELD } from './approximateDatesField';

export const importAll: BatchOperation = {
	value: 'import',
	name: 'Import',
	action: 'Import watch events',
	description:
		'Put many finished plays into the library with their own dates, unless they are there',
	fields: importFields(
		'Takes all incoming watch events at once, reads the library back, and adds what is missing with its original date, 100 plays a second. Simkl keeps one play per title: of several the earliest.',
		[REWATCH_FIELD, APPROXIMATE_DATES_FIELD],
	),

	async executeAll(context) {
		const { client, isCancelled, parameters } = context;
		const options = parameters.group('options');
		const limits = {
			...importLimitsFrom(parameters),
			isCancelled,
			approximateDates: approximateDatesFrom(options),
			rewatch: options.flag('addRewatches'),
		};
		const isTagged = options.flag('tagExecution', true);
		return await resultsOfAll(context, isTagged, async (events) => {
			return await importWatchEvents(client, events, limits);
		});
	},
};
