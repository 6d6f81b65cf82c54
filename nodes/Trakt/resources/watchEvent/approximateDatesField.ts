import { approximateDatesField } from '../../../shared/action/fields/approximateDates';

export const APPROXIMATE_DATES_FIELD = approximateDatesField(
	'Let Trakt note that the date is not known; one such play per title',
);
