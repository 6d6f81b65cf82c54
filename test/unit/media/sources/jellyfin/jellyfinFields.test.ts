import { describe, expect, it } from '@jest/globals';
import { fieldsByName } from '../../../../../media/sources/jellyfin/jellyfinFields';

describe('a field of a Jellyfin body is found by the plugin’s name', () => {
	it('in whatever case and with whatever underscores a template spells it', () => {
		const spellings = ['Provider_imdb', 'providerImdb', 'PROVIDER_IMDB', 'provider__imdb'];
		const found = spellings.map((spelling) => fieldsByName({ [spelling]: 'tt1' })('Provider_imdb'));
		expect(found).toStrictEqual(['tt1', 'tt1', 'tt1', 'tt1']);
	});

	it('by its own spelling first, wherever that stands', () => {
		expect(fieldsByName({ itemid: 'other', ItemId: 'own' })('ItemId')).toBe('own');
		expect(fieldsByName({ ItemId: 'own', itemid: 'other' })('ItemId')).toBe('own');
	});

	it('by another spelling where its own is empty', () => {
		expect(fieldsByName({ ItemId: null, itemId: 'other' })('ItemId')).toBe('other');
	});

	it('in bodies in turn that differ in one name only, at any place', () => {
		const plugin = { ItemId: '1', Year: 2, UserId: '3' };
		const others = [
			{ itemId: '1', Year: 2, UserId: '3' },
			{ ItemId: '1', year: 2, UserId: '3' },
			{ ItemId: '1', Year: 2, userId: '3' },
		];
		for (const body of [plugin, ...others, plugin, ...others]) {
			const field = fieldsByName(body);
			expect([field('ItemId'), field('Year'), field('UserId')]).toStrictEqual(['1', 2, '3']);
		}
	});

	it('with the values of its own body, not those of one that is spelled alike', () => {
		const [first, second] = [fieldsByName({ itemId: '1' }), fieldsByName({ itemId: '2' })];
		expect([first('ItemId'), second('ItemId')]).toStrictEqual(['1', '2']);
	});

	it('after more spellings than are remembered, and among more and longer names', () => {
		const spelled = (own: number) => ({ [`own${own}`]: own, itemId: `item ${own}` });
		const bodies = Array.from({ length: 80 }, (_, own) => spelled(own));
		const crowd = Object.fromEntries(Array.from({ length: 400 }, (_, own) => [`own${own}`, own]));
		const found = [
			...[...bodies, ...bodies].map((body) => fieldsByName(body)('ItemId')),
			fieldsByName({ ...crowd, itemId: 'in a crowd' })('ItemId'),
			fieldsByName({ ['x'.repeat(5000)]: 1, itemId: 'beside a long one' })('ItemId'),
		];
		const expected = bodies.map(({ itemId }) => itemId);
		expect(found).toStrictEqual([...expected, ...expected, 'in a crowd', 'beside a long one']);
	});
});
