import { removeRating } from '../../../../services/simkl';
import { asResults } from '../../../shared/action/operation';
import type { Operation } from '../../../shared/action/operation';
import { rateableFrom } from '../../subject';
import { RATEABLE_FIELDS } from '../../subjectFields';

export const remove: Operation = {
	value: 'remove',
	name: 'Remove',
	action: 'Remove rating',
	description: 'Take the rating of a movie or a show away; its plays stay',
	fields: RATEABLE_FIELDS,

	async execute({ client, parameters }) {
		const answer = await removeRating(client, rateableFrom(parameters));
		return asResults([{ deleted: true, removed: answer.deleted, not_found: answer.not_found }]);
	},
};
