import { replaceHistory } from '../../../../services/movary';
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

export const replace: MovaryOperation = {
	value: 'replace',
	name: 'Replace',
	action: 'Replace plays in history',
	description: 'Give a day exactly these plays and this comment, whatever is there',
	fields: [MOVARY_ID_FIELD, DAY_FIELD, PLAYS_FIELD, COMMENT_FIELD],

	async execute(context) {
		const { client, parameters, userName } = context;
		const play = {
			userName,
			movaryId: idFrom(parameters, 'movaryId'),
			watchedAt: dayFrom(context),
			plays: playsFrom(parameters),
			comment: parameters.text('comment') || undefined,
		};
		return asResults([await replaceHistory(client, play)]);
	},
};
