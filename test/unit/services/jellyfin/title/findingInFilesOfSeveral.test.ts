import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import type { Episode } from '../../../../../media';
import { syncWatchEvent } from '../../../../../services/jellyfin';
import {
	ago,
	allOn,
	answer,
	episode,
	episodes,
	eventOf,
	harbour,
	jellyfinSaying,
	listed,
	nothing,
	search,
	show,
	write,
	written,
} from '../jellyfin';
import { added, notFound, watch } from '../lookingFor';

const series = listed(show('series-1'));
const byId = 'GET /Items?userId=…';

/** Episodes 4 and 5 in one file, with the ids of the fourth. */
const file = (more: IDataObject = {}) =>
	episode('e4', 4, {
		Name: 'Low Water / The Cold Pier',
		IndexNumberEnd: 5,
		ProviderIds: { Tvdb: '820204', Imdb: 'tt820204' },
		...more,
	});

describe('a later episode of a file that holds several', () => {
	it.each<[string, Episode, IDataObject[], string | undefined]>([
		['is found by its place, whatever ids the file has', harbour, [file()], 'e4'],
		[
			'and where the file has the title of its first one',
			harbour,
			[file({ Name: 'Low Water' })],
			'e4',
		],
		[
			'and where it is the last of three',
			{ ...harbour, number: 6, title: undefined },
			[file({ IndexNumberEnd: 6 })],
			'e4',
		],
		[
			'but not where the file names all its episodes, and not this one',
			harbour,
			[file({ Name: 'Low Water / High Water' })],
			undefined,
		],
		['and not behind its end', { ...harbour, number: 6 }, [file()], undefined],
		[
			'and not where it has a file of its own',
			harbour,
			[file(), episode('e9', 9, { ProviderIds: { Tvdb: '820205' } })],
			'e9',
		],
	])('%s', async (_name, media, found, id) => {
		const jellyfin = jellyfinSaying(
			[search, series],
			[episodes, listed(...found)],
			id ? [write(id), written] : [episodes, listed(...found)],
		);
		expect(await watch(jellyfin, media)).toMatchObject(id ? added : notFound);
	});

	it('does not make the ids of the first one say less', async () => {
		const first = { ...harbour, number: 4, ids: { tvdb: 1 } };
		const jellyfin = jellyfinSaying(
			[search, series],
			[episodes, listed(file())],
			[episodes, listed(file())],
		);
		expect(await watch(jellyfin, first)).toMatchObject(notFound);
	});

	it('is found where the library index leads to its series', async () => {
		const jellyfin = jellyfinSaying(
			[search, nothing],
			['GET /DisplayPreferences/library-index?…', answer(200, { CustomPrefs: {} })],
			[search, series],
			['POST /DisplayPreferences/library-index-0?…', answer(204, '')],
			['POST /DisplayPreferences/library-index?…', answer(204, '')],
			[byId, series],
			[episodes, listed(file())],
			[write('e4'), written],
		);
		expect(await watch(jellyfin, harbour)).toMatchObject(added);
	});

	it('is known again, and its mark taken away, where it is remembered', async () => {
		const marked = { Played: true, PlayCount: 1, LastPlayedDate: ago(60) };
		const jellyfin = jellyfinSaying(
			[search, series],
			[episodes, listed(file())],
			[write('e4'), written],
			[byId, listed(file({ UserData: marked }))],
			[write('e4'), written],
		);
		expect(await watch(jellyfin, harbour)).toMatchObject(added);
		const unwatched = eventOf('unwatched', { media: harbour });
		expect(await syncWatchEvent(jellyfin.client, unwatched, allOn)).toMatchObject([
			{ sync: { status: 'removed' } },
		]);
		expect(jellyfin.bodies().at(-1)).toMatchObject({ Played: false, PlayCount: 0 });
	});
});
