import { listAccounts, tokenOwner } from '../../../../services/plex';
import { isServiceError } from '../../../../services/http/serviceError';
import { UnusableInput } from '../../../shared/action/unusableInput';
import type { PlexContext } from '../../operation';

const OWNER = '1';

/**
 * The account whose marks the token sees. They carry no name, so a wrong account would give one person's films to
 * another: where plex.tv knows the token, it is asked whose it is.
 */
export async function marksOwner(
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
