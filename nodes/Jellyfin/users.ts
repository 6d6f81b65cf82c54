import type { ServiceClient } from '../../services/http/serviceClient';
import { getSelf, listUsers } from '../../services/jellyfin';
import { Memory } from '../../services/shared/memory';
import { UnusableInput } from '../shared/action/unusableInput';
import { jellyfinId } from './fields/jellyfinId';

/** The users of the server, as far as an operation has to know them. */
export interface Users {
	/** The id of the user who is signed in; absent with an API key, which belongs to nobody. */
	signedIn?: () => Promise<string>;
	/** The id of the user of this name, in any case. */
	named(name: string): Promise<string>;
}

/** Who is signed in with which account: it hardly ever changes, so it is asked once a day. */
const signedInUsers = new Memory<string>();

/** For tests in which an account changes hands. */
export function forgetSignedInUsers(): void {
	signedInUsers.clear();
}

const sameName = (one: unknown, other: string) =>
	typeof one === 'string' && one.trim().toLowerCase() === other.trim().toLowerCase();

/** @param account whose session it is; undefined with an API key */
export function usersOf(client: ServiceClient, account: string | undefined): Users {
	let all: ReturnType<typeof listUsers> | undefined;
	return {
		...(account !== undefined && {
			signedIn: async () => {
				const known = signedInUsers.get(account);
				if (known !== undefined) return known;
				const id = jellyfinId((await getSelf(client)).Id, 'user');
				signedInUsers.set(account, id);
				return id;
			},
		}),
		async named(name) {
			all ??= listUsers(client);
			const found = (await all).find(({ Name }) => sameName(Name, name));
			if (found) return jellyfinId(found.Id, 'user');
			throw new UnusableInput(
				`The Jellyfin server has no user named "${name.trim()}"`,
				'Give the name as it stands under Dashboard → Users in Jellyfin, or choose the user from the list.',
			);
		},
	};
}
