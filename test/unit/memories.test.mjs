import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const house = fileURLToPath(new URL('../..', import.meta.url));

/** What outlives a run without being a Memory, and why it has an end all the same. */
const WITH_AN_END_OF_THEIR_OWN = {
	'memory.ts': ['memories'], // one for each Memory of the code
	'pace.ts': ['paces', 'turns'], // idle accounts are forgotten as soon as another one comes (pace.test.ts)
	'client.ts': ['accounts'], // ends with its client, and a client with its run
	'settings.ts': ['asked'], // likewise
	'jellyfinFields.ts': ['spellings', 'oldest'], // a ring of 32
	'moment.ts': ['latestDay'], // one
};

const FILES = ['media', 'services', 'nodes', 'credentials'].flatMap((room) =>
	readdirSync(join(house, room), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => ({
			file: basename(name),
			code: readFileSync(join(house, room, name), 'utf8'),
		})),
);

/** A name at the top of a file that is made empty, to be filled by whoever comes, or that may be set anew. */
const STATE =
	/^(?:export )?(?:const (\w+)(?:: (?!Readonly)[^=]+)? = (?:new (?:Weak)?(?:Map|Set)(?:<.*>)?\(\)|\[\]|\{\});|let (\w+))/gm;
/** An instance at the top of a file. */
const INSTANCE = /^(?:export )?const \w+(?:: [^=]+)? = new ([A-Z]\w*)/gm;
/** Instances that hold nothing, or nothing that grows. */
const PLAIN = ['Map', 'Set', 'WeakMap', 'RegExp', 'Date', 'Intl', 'Memory'];
const FIELD =
	/^\t(?:private |protected |public )?(?:readonly )?\w+(?:: [^=]+)? = (?:new (?:Weak)?(?:Map|Set)(?:<.*>)?\(\)|\[\]|\{\});/m;

/** @param {{ file: string, code: string }} from @param {RegExp} pattern */
const namesIn = ({ code }, pattern) =>
	[...code.matchAll(pattern)].map(([, one, other]) => one ?? other ?? '');

describe('what outlives a run', () => {
	it('is a Memory, which ends in time and in size, or is known to end otherwise', () => {
		/** @type {Record<string, string[]>} */
		const known = WITH_AN_END_OF_THEIR_OWN;
		const found = FILES.flatMap((from) => namesIn(from, STATE).map((name) => [from.file, name]));
		expect(found.filter(([file = '', name = '']) => !known[file]?.includes(name))).toEqual([]);
		for (const [file, names] of Object.entries(known)) {
			for (const name of names) expect(found).toContainEqual([file, name]);
		}
	});

	it('keeps nothing else in its fields, where it is an object of a class of ours', () => {
		const classes = new Set(FILES.flatMap((from) => namesIn(from, INSTANCE)));
		const ours = [...classes].filter((name) => !PLAIN.includes(name));
		const kept = ours.map((name) => {
			const files = FILES.filter(({ code }) => code.includes(`export class ${name}`));
			return { name, files: files.length, grows: files.some(({ code }) => FIELD.test(code)) };
		});
		expect(kept.length).toBeGreaterThan(3);
		expect(kept).toEqual(ours.map((name) => ({ name, files: 1, grows: false })));
	});
});
