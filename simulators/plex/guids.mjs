/**
 * @typedef {import('../library.mjs').LibraryItem} LibraryItem
 * @typedef {'plex' | 'imdb' | 'themoviedb' | 'thetvdb' | 'hama' | 'myanimelist' | 'none' | 'local'} Agent
 */

/**
 * How an agent names an item. Plex's own agent gives the item's ids in `Guid`; the agents before it put one id into
 * `guid`, which on an episode is the show's, with season and episode behind it, and have no `Guid`.
 * @param {LibraryItem} item
 * @param {Agent} agent
 * @returns {{ guid: string, Guid?: { id: string }[] }}
 */
export function guidsOf(item, agent) {
	const place = item.type === 'episode' ? `/${item.season}/${item.number}` : '';
	const ids = item.type === 'episode' ? item.series.ids : item.ids;
	const kind = item.type === 'episode' ? 'episode' : 'movie';
	switch (agent) {
		case 'plex':
			return { guid: `plex://${kind}/${item.shelf.plexId}`, Guid: listedIds(item.ids) };
		case 'imdb':
			return { guid: `com.plexapp.agents.imdb://${need(ids.imdb)}${place}?lang=en` };
		case 'themoviedb':
			return { guid: `com.plexapp.agents.themoviedb://${need(ids.tmdb)}${place}?lang=en` };
		case 'thetvdb':
			return { guid: `com.plexapp.agents.thetvdb://${need(ids.tvdb)}${place}?lang=en` };
		case 'hama': {
			const id = ids.anidb === undefined ? `tvdb-${need(ids.tvdb)}` : `anidb-${ids.anidb}`;
			return { guid: `com.plexapp.agents.hama://${id}${place}?lang=en` };
		}
		case 'myanimelist':
			return {
				guid: `net.fribbtastic.coding.plex.myanimelist://${need(ids.anidb)}${place}?lang=en`,
			};
		case 'none':
			return { guid: `com.plexapp.agents.none://${item.shelf.plexId}${place}?lang=xn` };
		case 'local':
			return { guid: `local://${item.shelf.ratingKey}` };
	}
}

/** `Guid`, as Plex's own agent fills it. @param {import('../library.mjs').OutsideIds} ids */
export function listedIds(ids) {
	return Object.entries({ imdb: ids.imdb, tmdb: ids.tmdb, tvdb: ids.tvdb })
		.filter(([, id]) => id !== undefined)
		.map(([service, id]) => ({ id: `${service}://${id}` }));
}

/**
 * @param {string | number | undefined} id
 */
function need(id) {
	if (id === undefined) throw new Error('this agent names by an id that the title does not have');
	return id;
}
