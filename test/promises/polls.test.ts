import { beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import type { Media } from '../../media';
import { forgetLookups } from '../../services/shared/memory';
import { pollingNode } from '../support/pollingNode.mjs';
import { POLLS } from './polls';
import { promisesOf } from './support/promised';
import { inNoTime, later } from './support/time.mjs';
import { ago, DAY, HOUR, MEDIA, watched } from './support/titles';
import type { Fault } from './support/wire.mjs';

/** What is promised of every trigger that looks into an account again and again. */

/** Simkl gives no titles of episodes. */
const placeOf = (media: Media) =>
	media.type === 'movie' ? media.title : `${media.show.title} ${media.season}x${media.number}`;

const UNREADABLE: Array<[string, Fault]> = [
	['is a 503', { instead: 503 }],
	['is a 401', { instead: 401 }],
	['is lost', { lost: true }],
	['is cut off', { cut: 'lengthNamed' }],
	[
		'is a page of a gateway',
		{ form: () => '<!DOCTYPE html><html></html>', status: 502, type: 'text/html' },
	],
	['is empty', { form: () => '', status: 200 }],
	['is the text OK', { form: () => 'OK', status: 200 }],
	['is null', { form: () => 'null', status: 200 }],
	['is an object of nothing', { form: () => '{}', status: 200 }],
	['is what went wrong, in a 200', { form: () => '{"error":"internal"}', status: 200 }],
	[
		'ends in the middle',
		{ form: (text) => text.slice(0, Math.ceil(text.length / 2)), status: 200 },
	],
	['is a page with 200', { form: () => '<html><body>Welcome</body></html>', status: 200 }],
];

describe.each(POLLS.map((poll) => [poll.account.name, poll] as const))(
	'the %s Trigger',
	(_name, poll) => {
		const account = promisesOf(poll.account);
		let node: ReturnType<typeof pollingNode>;
		const newer = account.kinds.includes('episode') ? 'episode' : 'film';

		beforeEach(async () => {
			forgetLookups();
			await inNoTime(async () => await account.deliver(watched('film', ago(30 * DAY))));
			const { name, helper } = account.credential('Alice');
			node = pollingNode({
				nodeType: poll.trigger(),
				parameters: poll.parameters,
				credentials: { [name]: { id: 'alice', name: 'Alice there' } },
				credentialsHelper: helper(),
			});
			await inNoTime(node.publish);
			await later(HOUR);
			await inNoTime(node.poll);
		});

		/** What a poll gives an hour later; nothing where it fails, as n8n then tells. */
		async function polled(): Promise<IDataObject[]> {
			await later(HOUR);
			return await inNoTime(async () => await node.poll().catch(() => []));
		}
		const add = async () =>
			await inNoTime(async () => await account.deliver(watched(newer, ago(2 * DAY))));
		const told = (items: IDataObject[]) =>
			items.map(({ event, media }) => [event, placeOf(JSON.parse(JSON.stringify(media)))]);
		const theNewOne = [['watched', placeOf(MEDIA[newer])]];

		it('gives a play once, over polls, restarts and days of silence', async () => {
			expect(await polled()).toEqual([]);
			await add();
			expect(told(await polled())).toEqual(theNewOne);
			expect(await polled()).toEqual([]);
			await later(5 * DAY);
			expect(await polled()).toEqual([]);
			expect(await inNoTime(node.restart)).toEqual([]);
			expect(await polled()).toEqual([]);
		});

		it.each(UNREADABLE)(
			'misses nothing and repeats nothing when every answer %s',
			async (_how, fault) => {
				await add();
				account.wire.fault = () => fault;
				expect([await polled(), await polled()]).toEqual([[], []]);
				account.wire.calm();
				const given = [...(await polled()), ...(await polled())];
				expect(told(given)).toEqual(theNewOne);
			},
		);

		it('says why it fails, and gives no secret away', async () => {
			account.wire.fault = () => ({ instead: 503 });
			await later(HOUR);
			const failure = await inNoTime(
				async () =>
					await node.poll().then(
						() => undefined,
						(error: unknown) => error,
					),
			);
			account.wire.calm();
			expect(failure).toMatchObject({
				message: expect.stringMatching(/\w+ \w+/),
				description: expect.stringContaining('no play is missed or repeated'),
			});
			await add();
			const everything = JSON.stringify([failure, await polled(), node.stored()]);
			expect(account.secrets().length).toBeGreaterThan(0);
			for (const secret of account.secrets()) expect(everything).not.toContain(secret);
		});
	},
);
