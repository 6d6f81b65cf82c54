/** Whoever or whatever an event names: a user, a server, a library, a player. */
export interface Named {
	id?: string;
	name: string;
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The form in which ids and names are compared. Jellyfin shows the same id with and without dashes.
 */
export function plain(name: string): string {
	const bare = name.normalize('NFC').trim().toLowerCase();
	return GUID.test(bare) ? bare.replaceAll('-', '') : bare;
}

/** Ids and names as typed into one field, separated by commas or lines; or as a list, each of whose entries is one. */
export function namesIn(value: unknown): string[] {
	const names = Array.isArray(value) ? value.map(textOf) : textOf(value).split(/[,\n]/);
	return names.map(plain).filter((name) => name !== '');
}

function textOf(value: unknown): string {
	return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
}

/** Without those that are numbers: such a one is the id of one person, and not what another may call themselves. */
export const namesOfPeople = (names: readonly string[]): string[] =>
	names.filter((name) => !/^\d+$/.test(name));

/** The local owner of every Plex server, who may come by the id at plex.tv in the next event: it tells nobody apart. */
const OWNER_OF_EVERY_SERVER = '1';

/**
 * What kind of id this is, by its form: Plex and Tautulli have numbers, Jellyfin has 32 hexadecimal digits. Undefined for
 * a name, and for what tells nobody apart.
 */
function kindOfId(entry: string): 'number' | 'guid' | undefined {
	if (/^\d+$/.test(entry)) return entry === OWNER_OF_EVERY_SERVER ? undefined : 'number';
	return /^[0-9a-f]{32}$/.test(entry) ? 'guid' : undefined;
}

/** Whether these accounts hold an id of the kind that the user has, and not the user's: whatever their name, it is somebody else. */
export function isOfSomebodyElse({ id }: Named, accounts: readonly string[]): boolean {
	const kind = id === undefined ? undefined : kindOfId(plain(id));
	if (id === undefined || kind === undefined || accounts.includes(plain(id))) return false;
	return accounts.some((account) => kindOfId(account) === kind);
}

export const hasId = (named: Named, names: readonly string[]) =>
	named.id !== undefined && names.includes(plain(named.id));

export const hasName = (named: Named, names: readonly string[]) =>
	names.includes(plain(named.name));
