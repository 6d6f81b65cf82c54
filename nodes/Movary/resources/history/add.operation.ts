import { addHistory } from '../../../../services/movary';
import { asResults } from '../../../shared/action/operation';
import type { MovaryOperation } from '../../client';
import { dayFrom } from '../../days';
import {
	COMMENT_FIELD,
	DAY_FIELD,
	idFrom,
	MOVARY_ID_FIELD,
	PLAYS_FIELD,
	playsFrom,
} from '../../fields';

export const add: MovaryOperation = {
	value: 'add',
	name: 'Add',
	action: 'Add plays to history',
	description: 'Add plays to a day, on top of those that are there',
	fields: [MOVARY_ID_FIELD, DAY_FIELD, PLAYS_FIELD, COMMENT_FIELD],

	async execute(context) {
		const { client, parameters, userName } = context;
		const play = {
			userName,
			movaryId: idFrom(parameters, 'movaryId'),
			watchedAt: dayFrom(context),
			plays: playsFrom(parameters),
			comment: parameters.text('comment'),
		};
		return asResults([await addHistory(client, play)]);
	},
};
