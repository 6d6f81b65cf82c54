import { logOut as endSession } from '../../../../services/jellyfin';
import { asResults } from '../../../shared/action/operation';
import { UnusableInput } from '../../../shared/action/unusableInput';
import type { JellyfinOperation } from '../../operation';

export const logOut: JellyfinOperation = {
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
