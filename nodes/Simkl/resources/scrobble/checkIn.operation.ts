import { checkIn as checkInTo } from '../../../../services/simkl';
import { asResults } from '../../../shared/action/operation';
import type { Operation } from '../../../shared/action/operation';
import { subjectFrom } from '../../subject';
import { SUBJECT_FIELDS } from '../../subjectFields';

export const checkIn: Operation = {
	value: 'checkIn',
	name: 'Check-In',
	action: 'Check in to title',
	description: 'Check in to a movie or an episode; it counts as watched when its runtime is over',
	fields: SUBJECT_FIELDS,

	async execute({ client, parameters }) {
		return asResults([await checkInTo(client, subjectFrom(parameters))]);
	},
};
