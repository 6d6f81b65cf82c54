import type { IDataObject } from 'n8n-workflow';

import type { WatchEvent } from '../../../media';
import { isRecord } from '../action/record';
import type { Look } from './pollWatchEvents';

type Person = WatchEvent['user'];

interface PersonalHistory<Cursor extends object> {
	/** Under which name the service's own cursor is kept beside the person's. */
	name: string;
	cursorFrom(stored: unknown): Cursor | undefined;
	/** Who is signed in to the credential now. */
	readPerson(): Promise<Person>;
	/** `cursor` of what it gives is the very object that was given where nothing has changed. */
	readChanges(
		person: Person,
		before: Cursor | undefined,
	): Promise<{ events: WatchEvent[]; cursor: Cursor }>;
}

/**
 * Looks on from where the last look ended, as long as the same person is signed in: whoever connects the credential as
 * somebody else has that person's history looked at anew. Who it is is asked only where something has changed, and after
 * it was read, so that nothing of one person is handed on as another's.
 */
export async function lookAsSamePerson<Cursor extends object>(
	cursor: IDataObject | undefined,
	{ name, cursorFrom, readPerson, readChanges }: PersonalHistory<Cursor>,
): Promise<Look> {
	const before = cursorFrom(cursor?.[name]);
	const known = personFrom(cursor?.user);
	if (!cursor || !before || !known) return await lookAnew(await readPerson());

	const changes = await readChanges(known, before);
	if (changes.cursor === before) return { events: changes.events, cursor };
	const person = await readPerson();
	if (person.id !== known.id) return await lookAnew(person);
	return { events: changes.events, cursor: { user: person, [name]: changes.cursor } };

	async function lookAnew(who: Person): Promise<Look> {
		const first = await readChanges(who, undefined);
		return { events: first.events, cursor: { user: who, [name]: first.cursor } };
	}
}

function personFrom(stored: unknown): Person | undefined {
	if (!isRecord(stored)) return undefined;
	const { id, name } = stored;
	return typeof id === 'string' && typeof name === 'string' ? { id, name } : undefined;
}
