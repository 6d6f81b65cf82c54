import type { INodeProperties } from 'n8n-workflow';
import { isServiceError } from '../../../services/http/serviceError';
import { listAccounts, listPlays, tokenOwner, watchEventsOf } from '../../../services/plex';
import { optionsField, PAGING_FIELDS } from '../../shared/action/fields/commonFields';
import { asResults } from '../../shared/action/operation';
import { UnusableInput } from '../../shared/action/unusableInput';
import type { PlexContext, PlexOperation, PlexResource } from '../client';
import { ACCOUNT_FIELD, accountIdFrom } from '../locators';
import { simplifyPlay } from '../simplify';

const OWNER = '1';

/**
 * The account whose marks the token sees. They carry no name, so a wrong account would give one person's films to
 * another: where plex.tv knows the token, it is asked whose it is.
 */
async function marksOwner(
	context: PlexContext,
	{ accountId, since }: { accountId: string | undefined; since: string | undefined },
): Promise<string> {
	if (accountId === undefined) {
		throw new UnusableInput(
			'Marks made by hand need an account',
			'Choose under Account the one that the token in the credential belongs to: Plex shows marks to nobody else.',
		);
	}
	if (since === undefined) {
		throw new UnusableInput(
			'Marks made by hand need a date to start from',
			'Give a date under Since: without one, the whole library would be read.',
		);
	}
	const owner = await tokenOwner(await context.plexTv());
	// A token that is valid on this server alone is unknown at plex.tv.
	if (!owner) return accountId;
	if (owner.id === accountId) {
		if (!(await ownsServer(context.client, owner))) return accountId;
		throw new UnusableInput(
			`The owner of this server is account 1 here, not ${accountId}`,
			'Choose account 1 under Account: the server has its owner’s plays under that number, and goes by the one of plex.tv for everybody else only.',
		);
	}
	if (accountId === OWNER && (await ownsServer(context.client, owner))) return accountId;
	throw new UnusableInput(
		`The token belongs to the Plex account "${owner.name}", not to the one that is chosen`,
		'Choose that account, or a credential with the token of the account whose marks you want.',
	);
}

/** The server calls its owner 1, and lists everybody else by the number that plex.tv has. To others it shows no list. */
async function ownsServer(client: PlexContext['client'], { id }: { id: string }): Promise<boolean> {
	const accounts = await listAccounts(client).catch((thrown: unknown) => {
		if (isServiceError(thrown, 'refused') || isServiceError(thrown, 'reconnect')) return undefined;
		throw thrown;
	});
	return accounts !== undefined && !accounts.some((account) => String(account.id) === id);
}

const HISTORY_FIELDS: INodeProperties[] = [
	ACCOUNT_FIELD,
	{
		displayName: 'Since',
		name: 'since',
		type: 'dateTime',
		default: '',
		description: 'Only what was watched from then on. Leave empty for everything.',
	},
	...PAGING_FIELDS,
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{
				name: 'Raw',
				value: 'raw',
				description: 'What Plex answers, music included, without IDs of other services',
			},
			{
				name: 'Simplified',
				value: 'simplified',
				description: 'One flat item for each play, music included',
			},
			{
				name: 'Watch Events',
				value: 'watchEvents',
				description:
					'Movies and episodes as the Plex Trigger gives them, with all IDs, ready for a Watch Event operation',
			},
		],
		default: 'watchEvents',
	},
	optionsField({
		displayName: 'Marks Made by Hand',
		name: 'marks',
		type: 'boolean',
		default: false,
		description:
			'Whether to add what was marked as watched by hand, which Plex keeps out of its history. It needs Since, and as Account the one that the token belongs to: Plex shows marks to nobody else.',
	}),
];

const OUTPUTS = ['watchEvents', 'simplified', 'raw'] as const;

const getAll: PlexOperation = {
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

export const history: PlexResource = {
	value: 'history',
	name: 'History',
	operations: [getAll],
};
