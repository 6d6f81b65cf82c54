import type { INodeProperties } from 'n8n-workflow';
import { logOut as endSession, listSessions } from '../../../services/jellyfin';
import { PAGING_FIELDS, SIMPLIFY_FIELD } from '../../shared/action/fields/commonFields';
import { asResults, inForm } from '../../shared/action/operation';
import { UnusableInput } from '../../shared/action/unusableInput';
import type { JellyfinOperation, JellyfinResource } from '../client';
import { pickedUserId, USER_FILTER } from '../fields/locators';
import { simplifySession } from '../simplify';

const FILTERS: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [USER_FILTER],
};

const getAll: JellyfinOperation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many sessions',
	description: 'Get who is connected with which program, and what is playing there',
	fields: [...PAGING_FIELDS, SIMPLIFY_FIELD, FILTERS],

	async execute({ client, parameters, users }) {
		const userId = await pickedUserId(parameters.filters(), users);
		const sessions = await listSessions(client, { userId });
		return inForm(sessions.slice(0, parameters.limit()), parameters, simplifySession);
	},
};

const logOut: JellyfinOperation = {
	value: 'logOut',
	name: 'Log Out',
	action: 'Log out of session',
	description:
		'End the session of the credential on the server; the next use of the credential signs in again',
	fields: [
		{
			displayName:
				'Works with the Authentication "User" only: an API key has no session, and is removed under Dashboard → API Keys in Jellyfin.',
			name: 'logOutNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { authentication: ['apiKey'] } },
		},
	],

	async execute({ client, authentication }) {
		if (authentication === 'apiKey') {
			// Jellyfin answers 204 to a key as well, and does nothing.
			throw new UnusableInput(
				'An API key has no session to end',
				'Choose "User" as Authentication. To end an API key, remove it under Dashboard → API Keys in Jellyfin.',
			);
		}
		await endSession(client);
		return asResults([{ loggedOut: true }]);
	},
};

export const session: JellyfinResource = {
	value: 'session',
	name: 'Session',
	operations: [getAll, logOut],
};
