import { listPlays, watchEventsOf } from '../../../../services/plex';
import { asResults } from '../../../shared/action/operation';
import { accountIdFrom } from '../../locators';
import type { PlexOperation } from '../../operation';
import { simplifyPlay } from '../../simplify';
import { marksOwner } from './marksOwner';
import { HISTORY_FIELDS } from './historyFields';

const OUTPUTS = ['watchEvents', 'simplified', 'raw'] as const;

export const getAll: PlexOperation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many plays',
	description: 'Get what was watched on the server, newest first',
	fields: HISTORY_FIELDS,

	async execute(context) {
		const { client, parameters } = context;
		const accountId = await accountIdFrom(context);
		const since = parameters.moment('since');
		const limit = parameters.limit();
		const output = parameters.choice('output', OUTPUTS) ?? 'watchEvents';
		const wantsMarks = parameters.group('options').flag('marks');
		const marksOf = wantsMarks ? await marksOwner(context, { accountId, since }) : undefined;
		const plays = await listPlays(client, { accountId, since, limit, marksOf });
		if (output === 'raw') return asResults(plays.map(({ row }) => row));
		if (output === 'simplified') return asResults(plays.map(simplifyPlay));
		return (await watchEventsOf(client, plays)).map((event) => ({ json: { ...event } }));
	},
};
