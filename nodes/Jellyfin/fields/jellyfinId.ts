import { UnusableInput } from '../../shared/action/unusableInput';

/** Jellyfin writes its ids with and without dashes, and takes both. */
const ID = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;
/** The address bar of Jellyfin's web client on a title's own page: …/web/#/details?id=…&serverId=… */
export const ID_IN_ADDRESS = idNamed('id');

type Kind = 'item' | 'series' | 'library' | 'user';

/**
 * Where an address of the web client holds the id of each. A library's page is …/web/#/tv.html?topParentId=… or
 * …/list.html?parentId=…, which must never pass for a title: whatever is done with it would be done to the whole library.
 */
const IN_ADDRESS: Record<Kind, string> = {
	item: ID_IN_ADDRESS,
	series: ID_IN_ADDRESS,
	library: idNamed('id|parentId|topParentId'),
	user: idNamed('id|userId'),
};

function idNamed(names: string): string {
	return `[?&](?:${names})=([0-9a-fA-F-]{32,36})`;
}

/** An id as typed, pasted as an address of the web client, or answered by the server: 32 digits without dashes. */
export function jellyfinId(value: unknown, what: Kind): string {
	const text = typeof value === 'string' ? value.trim() : '';
	const id = new RegExp(IN_ADDRESS[what]).exec(text)?.[1] ?? text;
	if (ID.test(id)) return id.replaceAll('-', '').toLowerCase();
	throw new UnusableInput(
		text === '' ? `No ${what} is chosen` : `"${text}" is not the ID of a Jellyfin ${what}`,
		`Choose the ${what} from the list, or give its ID: 32 digits and letters from a to f, as Jellyfin shows it in the address bar.`,
	);
}
