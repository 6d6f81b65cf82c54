import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { SCHEMAS } from '../../../tools/reference/outputs/index.mjs';
import { form, outside } from '../../../tools/reference/shape.mjs';

const house = new URL('../../../', import.meta.url);
const read = (/** @type {string} */ file) => readFileSync(new URL(file, house), 'utf8');
const filesIn = (/** @type {string} */ room) =>
	readdirSync(new URL(room, house), { recursive: true, encoding: 'utf8' }).map(
		(name) => `${room}/${name.replaceAll('\\', '/')}`,
	);

describe('the output schemas', () => {
	it('are those that npm run schemas writes, and no others', () => {
		const there = filesIn('nodes').filter((file) => /\/__schema__\/.+\.json$/.test(file));
		expect(there.sort()).toEqual([...SCHEMAS.keys()].sort());
		for (const [file, text] of SCHEMAS) expect({ file, text }).toEqual({ file, text: read(file) });
	});

	it('hold for every node that a test runs: none is run past them', () => {
		const past = filesIn('test')
			.filter((file) => /\.(ts|mjs)$/.test(file) && !file.startsWith('test/bench/'))
			.filter((file) => /\bexecute[?!]?\.(call|apply|bind)\(/.test(read(file)));
		expect(past.sort()).toEqual(['test/support/n8nEngine.mjs', 'test/support/outputs.mjs'].sort());
	});
});

describe('what is outside of a schema', () => {
	const schema = form({
		title: 'string',
		progress: 'number',
		ids: { trakt: 'integer|null' },
		rows: [{ id: 'integer' }],
		none: [],
	});

	it.each([
		[{}, []],
		[{ title: 'A', progress: 1, ids: { trakt: null }, rows: [{ id: 1 }, {}], none: [] }, []],
		[{ progress: 99.5, ids: { trakt: 7 } }, []],
		[{ other: 1 }, ['.other is not in the schema']],
		[{ constructor: 1 }, ['.constructor is not in the schema']],
		[{ title: null }, ['.title is null, and string in the schema']],
		[{ ids: { trakt: 1.5 } }, ['.ids.trakt is number, and integer or null in the schema']],
		[
			{ ids: { trakt: '7', slug: 'a' } },
			['.ids.trakt is string, and integer or null in the schema', '.ids.slug is not in the schema'],
		],
		[{ ids: [] }, ['.ids is array, and object in the schema']],
		[{ rows: [{ id: 1 }, { id: '2' }] }, ['.rows[1].id is string, and integer in the schema']],
		[{ rows: {} }, ['.rows is object, and array in the schema']],
		[{ none: [1] }, ['.none[0] is not in the schema']],
		[{ title: {} }, ['.title is object, and string in the schema']],
	])('of %j: %j', (value, strays) => {
		expect(outside(schema, value)).toEqual(strays);
	});
});
