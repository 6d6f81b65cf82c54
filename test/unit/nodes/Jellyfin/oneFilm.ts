import { FILM, FOR_ADA } from '../../../support/runJellyfin';

/** Parameters of an operation on items, for Ada. */
export const item = (operation: string) => ({ resource: 'item', operation, ...FOR_ADA });

/** A film as Jellyfin gives it. */
export const DTO = {
	Id: FILM,
	Type: 'Movie',
	Name: 'The Lighthouse at Noon',
	ProductionYear: 2019,
	ProviderIds: { Imdb: 'tt9900601', Tmdb: '990601' },
	Etag: 'x',
	UserData: { Played: true, PlayCount: 2, IsFavorite: false },
};

/** The same, simplified. */
export const SIMPLE = {
	id: FILM,
	type: 'Movie',
	title: 'The Lighthouse at Noon',
	year: 2019,
	ids: { imdb: 'tt9900601', tmdb: '990601' },
	watched: true,
	plays: 2,
	favorite: false,
};

/** An answer that has this film alone. */
export const LIST = { 'GET /Items': [200, { Items: [DTO] }] } satisfies Record<
	string,
	[number, unknown]
>;
