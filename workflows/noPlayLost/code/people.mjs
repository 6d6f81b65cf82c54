/**
 * Whose play an item is, by the list of people: one line each, with ids or names at each media server.
 * @typedef {Record<string, string>} Person
 * @typedef {Record<string, any>} Play a watch event, and maybe the order of another workflow
 */

/** Ids and names are compared in this form: Jellyfin shows the same id with and without dashes. @param {unknown} name */
export function plain(name) {
	const bare = String(name).normalize('NFC').trim().toLowerCase();
	return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(bare) ? bare.replaceAll('-', '') : bare;
}

/** What one field of a line holds: ids and names, separated by commas. @param {unknown} field */
export function namesIn(field) {
	return String(field ?? '')
		.split(/[,\n]/)
		.map(plain)
		.filter((name) => name !== '');
}

/** As the triggers tell ids from names; `1` is the local owner of every Plex server, and tells nobody apart. @param {string} entry */
function kindOfId(entry) {
	if (/^\d+$/.test(entry)) return entry === '1' ? undefined : 'number';
	return /^[0-9a-f]{32}$/.test(entry) ? 'guid' : undefined;
}

/** Whether this field holds an id of the user's kind, and not the user's. @param {string[]} accounts @param {unknown} id */
function isOfSomebodyElse(accounts, id) {
	const own = plain(id ?? '');
	const kind = kindOfId(own);
	if (kind === undefined || accounts.includes(own)) return false;
	return accounts.some((account) => kindOfId(account) === kind);
}

/**
 * The line of the person whom an order names, among several of that name the one with the play's user; without an order, of
 * whoever has the user's id at that source, and only when nobody has it, of whoever has the user's name and no other id
 * there. A number is always an id, whatever somebody calls themselves.
 * @param {Person[]} people
 * @param {Play} play
 */
export function personOf(people, { order, source, user }) {
	const has = (/** @type {unknown} */ value) => (/** @type {Person} */ person) =>
		value !== undefined && namesIn(person[source]).includes(plain(value));
	const userName = /^\d+$/.test(plain(user?.name)) ? undefined : user?.name;
	const isCalledSo = (/** @type {Person} */ person) =>
		has(userName)(person) && !isOfSomebodyElse(namesIn(person[source]), user?.id);
	if (order?.person !== undefined) {
		const namesakes = people.filter(({ name }) => plain(name) === plain(order.person));
		if (namesakes.length < 2) return namesakes[0];
		const byId = namesakes.filter(has(user?.id));
		const theirs = byId.length > 0 ? byId : namesakes.filter(isCalledSo);
		// A guess would write into somebody else's account.
		return theirs.length === 1 ? theirs[0] : undefined;
	}
	return people.find(has(user?.id)) ?? people.find(isCalledSo);
}

/**
 * One entry for each person with their plays, in the order of the list, and what nobody in the list has watched.
 * @param {Person[]} people
 * @param {Play[]} plays
 */
export function byPerson(people, plays) {
	const unknown = [];
	/** @type {Map<Person, Play[]>} */
	const found = new Map();
	for (const person of people) found.set(person, []);
	for (const play of plays) {
		const person = personOf(people, play);
		if (person === undefined) unknown.push(play);
		else found.get(person)?.push({ ...play, order: orderFor(person, play) });
	}
	const known = [...found].filter(([, theirs]) => theirs.length > 0);
	return {
		known: known.map(([{ name, workflow }, theirs]) => ({ person: name, workflow, plays: theirs })),
		unknown,
	};
}

/** What the person's workflow shall do: sync it, unless something else is ordered. @param {Person} person @param {Play} play */
function orderFor({ name, workflow }, { order }) {
	return { action: 'sync', ...order, person: name, workflow };
}
