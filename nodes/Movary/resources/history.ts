import {
	addHistory,
	dayIn,
	listHistory,
	removeHistory,
	replaceHistory,
} from '../../../services/movary';
import {
	filtersField,
	PAGING_FIELDS,
	SIMPLIFY_FIELD,
} from '../../shared/action/fields/commonFields';
import type { OperationContext } from '../../shared/action/operation';
import { asResults, inForm } from '../../shared/action/operation';
import { UnusableInput } from '../../shared/action/unusableInput';
import type { MovaryConnection, MovaryOperation, MovaryResource } from '../client';
import {
	COMMENT_FIELD,
	DAY_FIELD,
	idFrom,
	MOVARY_ID_FIELD,
	NEW_COMMENT_FIELD,
	PLAYS_FIELD,
	playsFrom,
	REMOVE_COMMENT_FIELD,
	SEARCH_FILTER,
} from '../fields';
import { simplifyEntry } from '../simplify';

/**
 * The day in a date field. A date that was picked or typed names its day by itself, whatever offset the editor put
 * behind it; a moment in UTC, such as an event's `at`, is on the day that it was in the workflow's time zone.
 */
export function dayFrom({
	parameters,
	timezone,
	client,
}: OperationContext<MovaryConnection>): string {
	const written = parameters.text('watchedOn');
	const [, day, rest = ''] = /^(\d{4}-\d\d-\d\d)(.*)$/s.exec(written) ?? [];
	if (day && !/z$/i.test(rest)) return day;
	const moment = parameters.moment('watchedOn');
	return dayIn(timezone, moment ?? new Date(client.clock.now()).toISOString());
}

const add: MovaryOperation = {
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

const getAll: MovaryOperation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many plays',
	description: 'Get the days on which films were watched, newest first',
	fields: [...PAGING_FIELDS, SIMPLIFY_FIELD, filtersField(SEARCH_FILTER)],

	async execute({ client, parameters, userName }) {
		const search = parameters.filters().text('search');
		const entries = await listHistory(client, { userName, search, limit: parameters.limit() });
		return inForm(entries, parameters, simplifyEntry);
	},
};

const remove: MovaryOperation = {
	value: 'remove',
	name: 'Remove',
	action: 'Remove day from history',
	description: 'Remove the plays of a film on one day; its other days stay',
	fields: [
		MOVARY_ID_FIELD,
		{
			...DAY_FIELD,
			required: true,
			description: "The day to remove, in the workflow's time zone",
		},
	],

	async execute(context) {
		const { client, parameters, userName } = context;
		if (parameters.moment('watchedOn') === undefined) {
			throw new UnusableInput('The day is empty', 'Give the day whose plays are to be removed.');
		}
		const movaryId = idFrom(parameters, 'movaryId');
		await removeHistory(client, { userName, movaryId, watchedAt: dayFrom(context) });
		return asResults([{ deleted: true }]);
	},
};

const replace: MovaryOperation = {
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

export const history: MovaryResource = {
	value: 'history',
	name: 'History',
	operations: [add, getAll, remove, replace],
};
