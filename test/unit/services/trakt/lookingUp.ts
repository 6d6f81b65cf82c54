import type { Media } from '../../../../media';
import { syncWatchEvent } from '../../../../services/trakt';
import { answer, eventOf, harbour, offByDefault, traktSaying } from './trakt';

export type Trakt = ReturnType<typeof traktSaying>;

export const stop = 'POST /scrobble/stop';
export const unknown = answer(404, '');
export const showsSearched = 'GET /search/show?query=Battle Harbour&years=2017-2019&limit=30';
export const withoutIds = {
	...harbour,
	ids: {},
	show: { title: 'Battle Harbour', year: 2018, ids: {} },
};

export async function watch({ client }: Trakt, media: Media) {
	const [outcome] = await syncWatchEvent(client, eventOf('watched', { media }), offByDefault);
	if (!outcome) throw new TypeError('No outcome');
	return outcome;
}

export const isAdded = { sync: { status: 'added' } };
