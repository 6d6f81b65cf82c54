import { describe, expect, it } from '@jest/globals';
import { people } from '../../../../simulators/household.mjs';
import { PLEX_TV_ID_OF_ALICE } from '../../../../simulators/plexHousehold.mjs';
import {
	cartographer,
	ferry,
	tinHarbour,
	brine,
	ALICE,
	BOB,
	at,
	plex,
	household,
	history,
	byId,
	marks,
} from './plexNode.mjs';

describe('History: Get Many with what was marked by hand', () => {
	it('adds the marks, and neither what was played nor what somebody is in the midst of', async () => {
		plex.play(ALICE, cartographer, { at: at(1) });
		plex.mark(ALICE, ferry, at(5));
		plex.mark(ALICE, brine, at(6));
		plex.mark(BOB, tinHarbour, at(7));
		plex.play(ALICE, tinHarbour, { at: new Date(at(0).getTime() - 86_400_000) });
		plex.play(ALICE, tinHarbour, { at: at(8), percent: 40 });
		const { json } = await history(marks);
		expect(json.map(({ at: when, media }) => [when, media.title])).toEqual([
			[at(6).toISOString(), 'Brine'],
			[at(5).toISOString(), ferry.title],
			[at(1).toISOString(), cartographer.title],
		]);
		expect(json[0]).toMatchObject({
			user: { id: '1', name: ALICE },
			key: `plex:attic-plex:1:${brine.shelf.ratingKey}:2026-03-08T20:06:00Z`,
			media: { show: { ids: { tvdb: 99000201 } } },
		});
		const simple = (await history({ ...marks, output: 'simplified' })).json;
		expect(simple.map(({ markedByHand }) => markedByHand)).toEqual([true, true, false]);
	});

	it('knows a play again whose title got its date a little later', async () => {
		plex.play(ALICE, cartographer, { at: at(1) });
		Object.assign(plex.state(ALICE, cartographer), { lastViewedAt: at(12).getTime() / 1000 });
		expect((await history(marks)).json).toHaveLength(1);
	});

	it('gives another person’s marks with that person’s token', async () => {
		plex.mark(BOB, tinHarbour, at(7));
		const bobs = { ...marks, account: byId(people.bob.plex.id) };
		const { json } = await history(bobs, { token: household.bob.token });
		expect(json).toMatchObject([{ media: { title: tinHarbour.title } }]);
		// A token that only the server knows cannot be checked.
		plex.addAccount({ id: 5, name: 'Managed', token: 'of-this-server' });
		expect(
			(await history({ ...marks, account: byId(5) }, { token: 'of-this-server' })).failed,
		).toEqual([]);
	});

	it.each([
		['without an account', { account: undefined }, 'Marks made by hand need an account'],
		['without a date', { since: '' }, 'Marks made by hand need a date to start from'],
		[
			'of somebody else than the token’s owner',
			{ account: byId(people.bob.plex.id) },
			`The token belongs to the Plex account "${ALICE}", not to the one that is chosen`,
		],
		[
			'by the plex.tv ID of the server’s owner, under which it has no plays and so each would look like a mark',
			{ account: byId(PLEX_TV_ID_OF_ALICE) },
			`The owner of this server is account 1 here, not ${PLEX_TV_ID_OF_ALICE}`,
		],
	])('refuses them %s', async (_what, parameters, reason) => {
		plex.mark(ALICE, ferry, at(5));
		plex.play(ALICE, cartographer, { at: at(6) });
		const { json, failed } = await history({ ...marks, ...parameters });
		expect([json, failed[0]?.error]).toEqual([[], reason]);
	});
});
