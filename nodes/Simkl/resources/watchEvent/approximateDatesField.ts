import { approximateDatesField } from '../../../shared/action/fields/approximateDates';

export const APPROXIMATE_DATES_FIELD = approximateDatesField(
	'Let Simkl note that it was very long ago',
);
