import { describe, expect, it } from '@jest/globals';
import { outputOf } from '../../../../../nodes/shared/trigger/outputs';
import { settingsOf } from '../../../../../nodes/shared/trigger/settings';
import { byPerson, personOf } from '../../../../../workflows/noPlayLost/code/people.mjs';
import { fakeWebhook } from '../../../../support/webhookContext';

const GUID = 'a11ce000-a11c-e000-a11c-e000a11ce000';
const GUID2 = 'ca401ca401ca401ca401ca401ca401ca';
const alice = { name: 'Alice', plex: '1, Alice.at.home', jellyfin: GUID, workflow: 'a' };
const bob = { name: 'Bob', plex: 'bob, alice', jellyfin: ' BOB\n77 ', workflow: 'b' };
const OTHER = '0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e';
const carol = {
	name: 'Carol',
	plex: '30417703, carol',
	jellyfin: `${GUID2}, carol`,
	workflow: 'c',
};
const people = [alice, bob, carol];
const from = (source: string, id: string, name: string) => ({ source, user: { id, name } });

describe('whose play it is', () => {
	it.each([
		['an id', from('plex', '1', 'somebody'), alice],
		['a name, whatever its case', from('plex', '99', ' ALICE.at.HOME '), alice],
		['an id before a name that somebody else has', from('plex', '1', 'bob'), alice],
		['an id without its dashes', from('jellyfin', GUID.replaceAll('-', ''), 'x'), alice],
		['a name in a list by lines', from('jellyfin', OTHER, 'bob'), bob],
		[
			'nobody: a number is an id, whatever somebody calls themselves',
			from('plex', '5', '1'),
			undefined,
		],
		['nobody: the name, but another id', from('plex', '999', 'Carol'), undefined],
		['nobody: the name, but another id at Jellyfin', from('jellyfin', OTHER, 'carol'), undefined],
		['nobody: that id is one of another server', from('jellyfin', '1', 'x'), undefined],
		['nobody: no such source in the list', from('emby', '1', 'bob'), undefined],
	])('goes by %s', (_, play, person) => {
		expect(personOf(people, play)).toBe(person);
	});

	it('goes by the name of the owner, whose id is 1 on every server', () => {
		expect(personOf([carol], from('plex', '1', 'Carol'))).toBe(carol);
	});

	it('goes by the order of another workflow before everything', () => {
		expect(personOf(people, { ...from('plex', '1', 'x'), order: { person: 'bob' } })).toBe(bob);
		expect(personOf(people, { ...from('plex', '1', 'x'), order: { person: 'eve' } })).toBe(
			undefined,
		);
	});

	it('goes by the user among several lines of the name that is ordered, and by none where that leaves several', () => {
		const father = { name: 'Sam', plex: '11, sam', jellyfin: 'attic', workflow: 'f' };
		const son = { name: 'sam ', plex: '77, sam-son', jellyfin: 'attic', workflow: 's' };
		const family = [father, son];
		const ordered = (source: string, id: string, name: string) =>
			personOf(family, { ...from(source, id, name), order: { person: 'Sam' } });
		expect(ordered('plex', '77', 'sam')).toBe(son);
		expect(ordered('plex', '11', 'sam-son')).toBe(father);
		expect(ordered('plex', '1', 'SAM-SON')).toBe(son);
		expect(ordered('plex', '99', 'sam-son')).toBe(undefined);
		expect(ordered('plex', '99', 'eve')).toBe(undefined);
		expect(ordered('jellyfin', '5', 'attic')).toBe(undefined);
	});

	it('matches as the triggers match their own lists', () => {
		const entries = people.map(({ name, plex }) => ({ name, match: plex }));
		const parameters = { output: 'perPerson', people: { entries } };
		const lists = settingsOf(fakeWebhook({ parameters }).context).people ?? [];
		expect(lists).toHaveLength(3);
		for (const id of ['1', '77', 'Bob', 'nobody', '30417703', OTHER]) {
			for (const name of ['alice.at.home', 'ALICE', ' bob ', '1', 'x', 'Carol']) {
				const output = outputOf({ id, name }, lists);
				expect(personOf(people, from('plex', id, name))).toBe(people[output]);
			}
		}
	});
});

describe('the plays of several people', () => {
	it('are parted, each with the person and the order; nobody’s are kept apart', () => {
		const plays = [
			from('plex', '1', 'x'),
			{ ...from('plex', '9', 'eve'), key: 'eve' },
			{ ...from('plex', '2', 'bob'), order: { action: 'import', dryRun: true } },
			from('plex', '1', 'x'),
		];
		const { known, unknown } = byPerson(people, plays);
		expect(
			known.map(({ person, workflow, plays: theirs }) => [person, workflow, theirs.length]),
		).toEqual([
			['Alice', 'a', 2],
			['Bob', 'b', 1],
		]);
		expect(known[0]?.plays[0]?.order).toEqual({ action: 'sync', person: 'Alice', workflow: 'a' });
		expect(known[1]?.plays[0]?.order).toEqual({
			action: 'import',
			dryRun: true,
			person: 'Bob',
			workflow: 'b',
		});
		expect(unknown.map(({ key }) => key)).toEqual(['eve']);
	});
});
