import { replaceHistory } from '../../../../services/movary';
import { asResults } from '../../../shared/action/operation';
import type { MovaryOperation } from '../../client';
import { dayFrom } from '../../days';
import {
	DAY_FIELD,
	idFrom,
	MOVARY_ID_FIELD,
	NEW_COMMENT_FIELD,
	PLAYS_FIELD,
	playsFrom,
	REMOVE_COMMENT_FIELD,
} from '../../fields';

export const replace: MovaryOperation = {
	value: 'replace',
	name: 'Replace',
	action: 'Replace plays in history',
	description:
		'Give a day exactly these plays, whatever is there; its comment stays unless another is given, or it is removed',
	fields: [MOVARY_ID_FIELD, DAY_FIELD, PLAYS_FIELD, REMOVE_COMMENT_FIELD, NEW_COMMENT_FIELD],

	async execute(context) {
		const { client, parameters, userName } = context;
		const play = {
			userName,
			movaryId: idFrom(parameters, 'movaryId'),
			watchedAt: dayFrom(context),
			plays: playsFrom(parameters),
			comment: parameters.flag('removeComment') ? '' : parameters.text('comment') || undefined,
		};
		return asResults([await replaceHistory(client, play)]);
	},
};
