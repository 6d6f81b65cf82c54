import { UnusableInput } from '../shared/action/unusableInput';

/** Jellyfin writes its ids with and without dashes, and takes both. */
const ID = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;
/** The address bar of Jellyfin's web client: …/web/#/details?id=…&serverId=…, or …/web/#/list.html?parentId=… */
export const ID_IN_ADDRESS = '[?&](?:id|parentId|topParentId|userId)=([0-9a-fA-F-]{32,36})';

/** An id as typed, pasted as an address of the web client, or answered by the server: 32 digits without dashes. */
export function jellyfinId(value: unknown, what: string): string {
	const text = typeof value === 'string' ? value.trim() : '';
	const id = new RegExp(ID_IN_ADDRESS).exec(text)?.[1] ?? text;
	if (ID.test(id)) return id.replaceAll('-', '').toLowerCase();
	throw new UnusableInput(
		text === '' ? `No ${what} is chosen` : `"${text}" is not the ID of a Jellyfin ${what}`,
		`Choose the ${what} from the list, or give its ID: 32 digits and letters from a to f, as Jellyfin shows it in the address bar.`,
	);
}
