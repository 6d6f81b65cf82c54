import type { Rateable, Season, Show } from '../../../media';
import { yearInTitle } from '../../../media/titles';
import type { ServiceClient } from '../../http/serviceClient';
import { TitleForms } from '../../shared/title/titleForms';
import type { TitleForm } from '../../shared/title/titleForms';
import { NOT_KNOWN_YET } from '../answers';
import { wholeOf } from '../reading';
import { withSubject } from './lookup';
import { idsFor, idsIn, knownIds } from './subject';
import type { TraktIds, TraktRateable } from './subject';
import { candidateOf, namesakes, severalShows } from './titleSearch';

const forms = new TitleForms<TraktRateable>({ label: 'Trakt', notKnownYet: NOT_KNOWN_YET });

type Form = TitleForm<TraktRateable>;

/** Does `use` with the first form of what was rated that Trakt knows. Rejects with `notFound`. */
export async function withRateable<T>(
	client: ServiceClient,
	media: Rateable,
	use: (subject: TraktRateable) => Promise<T>,
): Promise<T> {
	switch (media.type) {
		case 'movie':
		case 'episode':
			return await withSubject(client, media, use);
		case 'show':
			return await forms.withFirst(client, media, showForms(client, media), use);
		case 'season':
			return await forms.withFirst(client, media, seasonForms(client, media), use);
	}
}

function showForms(client: ServiceClient, show: Show): Form[] {
	const ids = idsFor('show', knownIds(show.ids));
	return [
		async () => ids && { show: { ids } },
		async () => {
			const found = show.title ? await idsByTitle(client, show) : undefined;
			return found && { show: { ids: found } };
		},
	];
}

/** Its own ids help only where Trakt takes them: those of TheTVDB. */
function seasonForms(client: ServiceClient, { number, ids: own, show }: Season): Form[] {
	const { tvdb } = knownIds(own);
	const ids = idsFor('show', knownIds(show.ids));
	const season = number === undefined ? undefined : { number };
	return [
		async () => ids && season && { show: { ids }, season },
		async () => (tvdb === undefined ? undefined : { season: { ids: { tvdb } } }),
		async () => {
			if (!season || !show.title) return undefined;
			const found = await idsByTitle(client, show);
			return found && { show: { ids: found }, season };
		},
	];
}

/** The one show with this title; where several are as good, none: a rating of another show is worse than none. */
async function idsByTitle(client: ServiceClient, wanted: Show): Promise<TraktIds | undefined> {
	const found = await namesakes(client, 'show', wanted);
	const [first, second] = found;
	const { trakt } = idsIn(first);
	if (!first || !trakt) return undefined;
	const year = wanted.year ?? yearInTitle(wanted.title);
	if (second && (year === undefined || wholeOf(second.year) === wholeOf(first.year))) {
		throw severalShows(
			wanted,
			found.map((each) => candidateOf(each)),
		);
	}
	return { trakt };
}
