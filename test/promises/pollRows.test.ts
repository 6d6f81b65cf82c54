import { beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { dataOf } from '../../services/http/json';
import { forgetLookups } from '../../services/shared/memory';
import { films } from '../../simulators/household.mjs';
import { NO_ROWS, oddOnes } from '../support/oddOnes';
import { pollingNode } from '../support/pollingNode.mjs';
import { POLLS } from './polls';
import { promisesOf } from './support/promised';
import { inNoTime, later } from './support/time.mjs';
import { ago, DAY, HOUR, watched } from './support/titles';
import type { Fault } from './support/wire.mjs';

/** One odd row never costs the others; and a list that comes in pages is polled as one that does not. */

const KNOWN = films.cartographer;
const NEW = [films.ferry, films.tinHarbour];
const LATER = films.uebermut;
const titlesOf = (these: Array<{ title: string }>) => these.map(({ title }) => title).sort();
/** Rows of nobody's films, from here on. */
const FIRST_NUMBER = 9_000_000;

describe.each(POLLS.map((poll) => [poll.account.name, poll] as const))(
	'the %s Trigger',
	(_name, poll) => {
		const { list } = poll;
		const account = promisesOf(poll.account);
		let node: ReturnType<typeof pollingNode>;

		const add = async (these: typeof NEW) => {
			for (const { title, year, ids } of these) {
				const media = { type: 'movie' as const, title, year, ids };
				const event = watched('film', ago(2 * DAY), { key: title, media });
				expect(await inNoTime(async () => await account.deliver(event))).toMatchObject({
					regular: [{ sync: { status: 'added' } }],
				});
			}
		};

		beforeEach(async () => {
			forgetLookups();
			await add([KNOWN]);
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
			await add(NEW);
		});

		/** What a poll gives an hour later; nothing where it fails, as n8n then tells. */
		async function polled(): Promise<IDataObject[]> {
			await later(HOUR);
			return await inNoTime(async () => await node.poll().catch(() => []));
		}
		/** Each as it was told, but for what only the odd rows tell. */
		const told = (items: IDataObject[]) =>
			items
				.map(({ event, media }) => `${String(event)} ${String(dataOf(media).title)}`)
				.filter((each) => titlesOf([KNOWN, LATER, ...NEW]).some((title) => each.endsWith(title)))
				.sort();
		const theNewOnes = titlesOf(NEW).map((title) => `watched ${title}`);

		/** What befalls the list, by the page that is asked for. */
		function befall(fault: (page: number) => Fault | undefined): void {
			account.wire.fault = ({ path, url }) => {
				if (!list.isAskedAt(path)) return undefined;
				return fault(Number(new URL(url, 'http://wire').searchParams.get('page') ?? 1));
			};
		}

		/** Other rows than the service answers, in so many pages. */
		function rows(change: (rows: IDataObject[]) => unknown[], pages = () => 1): Fault {
			return {
				form: (text) => {
					const body: unknown = JSON.parse(text);
					return JSON.stringify(list.answer(body, change(list.rows(body)), pages()));
				},
				status: 200,
				headers: () => (list.pagesHeader ? { [list.pagesHeader]: String(pages()) } : {}),
			};
		}

		it('gives the plays beside one odd row or two hundred once, and goes on', async () => {
			const oddBeside = (row: IDataObject) =>
				oddOnes(row).flatMap((_, at) => oddOnes(list.numbered(row, FIRST_NUMBER + at))[at] ?? []);
			let odd = 0;
			const withOdd = ([first, ...rest]: IDataObject[]) => {
				const beside = first ? [...oddBeside(first), ...NO_ROWS] : [];
				odd += beside.length;
				return [...(first ? [first] : []), ...beside, ...rest];
			};
			befall(() => rows(withOdd));
			const first = [...(await polled()), ...(await polled())];
			expect(told(first)).toEqual(theNewOnes);
			await add([LATER]);
			const second = [...(await polled()), ...(await polled())];
			expect(told(second)).toEqual([`watched ${LATER.title}`]);
			const keys = [...first, ...second].map(({ key }) => key);
			expect(new Set(keys).size).toBe(keys.length);
			expect(odd).toBeGreaterThan(50);
		});

		if (list.isWhole) return;

		/** Each row on a page of its own; `pageAt` says which page is given for the one that is asked for. */
		function inPages(pageAt: (page: number) => number, more = 0): (page: number) => Fault {
			let all: IDataObject[] = [];
			return (page) =>
				rows(
					(found) => {
						if (page === 1) all = found;
						const at = pageAt(page) - 1;
						return all.slice(at, at + 1);
					},
					() => all.length + more,
				);
		}
		const asAsked = (page: number) => page;

		it('gives what comes in several pages once', async () => {
			befall(inPages(asAsked));
			expect(told([...(await polled()), ...(await polled())])).toEqual(theNewOnes);
		});

		it('gives what stands behind an empty page once', async () => {
			befall(inPages((page) => (page === 1 ? 1 : page === 2 ? 1000 : page - 1), 1));
			expect(told([...(await polled()), ...(await polled())])).toEqual(theNewOnes);
		});

		it.each<[string, (page: number) => Fault | undefined]>([
			['is lost', () => ({ lost: true })],
			['is cut off', () => ({ cut: 'lengthUnknown' })],
			['is a 503', () => ({ instead: 503 })],
			['is empty', () => ({ form: () => '', status: 200 })],
		])('misses and repeats nothing where a second page %s', async (_how, fault) => {
			const pages = inPages(asAsked);
			befall((page) => (page === 2 ? fault(page) : pages(page)));
			expect([await polled(), await polled()]).toEqual([[], []]);
			account.wire.calm();
			expect(told([...(await polled()), ...(await polled())])).toEqual(theNewOnes);
		});

		it('misses and repeats nothing where the pages repeat themselves', async () => {
			befall(inPages(() => 1));
			expect([await polled(), await polled()]).toEqual([[], []]);
			account.wire.calm();
			expect(told([...(await polled()), ...(await polled())])).toEqual(theNewOnes);
		});
	},
);
