import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { listItems, listLibraries, listUsers } from '../../../services/jellyfin';
import { failureOf, nodeErrorOf } from '../../shared/action/failure';
import { Parameters } from '../../shared/action/parameters';
import { UnusableInput } from '../../shared/action/unusableInput';
import { connectJellyfin } from '../client';
import type { JellyfinConnection } from '../client';
import { userIdFrom } from './locators';

const twoDigits = (value: unknown) => String(value).padStart(2, '0');

/** A title as a list shows it, so that two of the same name can be told apart. */
export function titleOf(item: IDataObject): string {
	const { Name, Type, SeriesName, ParentIndexNumber: season, IndexNumber: number } = item;
	if (Type === 'Episode' && typeof SeriesName === 'string') {
		const isNumbered = typeof season === 'number' && typeof number === 'number';
		const place = isNumbered ? ` S${twoDigits(season)}E${twoDigits(number)}` : '';
		return `${SeriesName}${place}: ${String(Name)}`;
	}
	const { ProductionYear: year } = item;
	return typeof year === 'number' ? `${String(Name)} (${year})` : String(Name);
}

const PAGE = 50;

interface Asked extends JellyfinConnection {
	filter: string;
	/** How many results the list shows already. */
	shown: number;
	/** The user whose view of the server the list has to show. */
	userId(): Promise<string>;
}

async function answer(
	context: ILoadOptionsFunctions,
	asked: { filter?: string; paginationToken?: string },
	find: (asked: Asked) => Promise<INodeListSearchResult>,
): Promise<INodeListSearchResult> {
	const { filter = '', paginationToken } = asked;
	const parameters = new Parameters((name) => context.getCurrentNodeParameter(name));
	try {
		const connection = await connectJellyfin(context, parameters.text('authentication'));
		return await find({
			...connection,
			filter: filter.trim(),
			shown: Number(paginationToken) || 0,
			userId: async () => {
				const user = parameters.group('user').text('value');
				// The editor gives expressions as they are written: there is no item to resolve them with.
				if (!connection.users.signedIn && (user === '' || user.startsWith('='))) {
					throw new UnusableInput(
						'This list depends on the user',
						'Choose the user first, from the list, by ID or by name; an expression gets its value only when the node runs. Or give an ID here.',
					);
				}
				return await userIdFrom({ parameters, users: connection.users });
			},
		});
	} catch (thrown) {
		throw nodeErrorOf(context.getNode(), failureOf(thrown), 0);
	}
}

const entry = (name: unknown, value: unknown): INodeListSearchItems => ({
	name: String(name),
	value: String(value),
});

/** Lists that the server gives whole: few entries, no search of its own. */
function narrowed(all: IDataObject[], { filter, shown }: Asked): INodeListSearchResult {
	const wanted = filter.toLowerCase();
	const matching = all
		.map(({ Name, Id }) => entry(Name, Id))
		.filter(({ name }) => name.toLowerCase().includes(wanted))
		.sort((one, other) => one.name.localeCompare(other.name));
	return paged(matching.slice(shown, shown + PAGE), shown, matching.length > shown + PAGE);
}

function paged(
	results: INodeListSearchItems[],
	shown: number,
	hasMore: boolean,
): INodeListSearchResult {
	return hasMore ? { results, paginationToken: String(shown + results.length) } : { results };
}

async function titles(asked: Asked, type?: 'Series'): Promise<INodeListSearchResult> {
	const { client, filter, shown } = asked;
	// One more than is shown tells whether there is another page.
	const found = await listItems(client, {
		userId: await asked.userId(),
		type,
		search: filter === '' ? undefined : filter,
		limit: shown + PAGE + 1,
	});
	const page = found.slice(shown, shown + PAGE).map((item) => entry(titleOf(item), item.Id));
	return paged(page, shown, found.length > shown + PAGE);
}

export async function searchUsers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await answer(this, { filter, paginationToken }, async (asked) =>
		narrowed(await listUsers(asked.client), asked),
	);
}

export async function searchLibraries(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await answer(this, { filter, paginationToken }, async (asked) =>
		narrowed(await listLibraries(asked.client, { userId: await asked.userId() }), asked),
	);
}

export async function searchSeries(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await answer(this, { filter, paginationToken }, async (asked) => titles(asked, 'Series'));
}

export async function searchItems(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await answer(this, { filter, paginationToken }, async (asked) => titles(asked));
}
