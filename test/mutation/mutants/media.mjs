/** The domain: the watch event, its key, its ids, its plays. */
/** @type {import('../mutant.mjs').Mutant[]} */
export const media = [
	{
		in: 'media',
		find: 'const MOST_EPISODES_IN_A_FILE = 20;',
		put: 'const MOST_EPISODES_IN_A_FILE = 2000;',
		breaks: 'a wrong number marks half a series',
		tests: ['unit/media/plays.test.ts'],
	},
	{
		in: 'media',
		find: 'ids: isFirst ? first.ids : {},',
		put: 'ids: first.ids,',
		breaks: 'the first episode’s ids name the others',
		tests: ['unit/media/plays.test.ts'],
	},
	{
		in: 'media',
		find: 'const key = `${event.key}:e${number}`;',
		put: 'const key = event.key;',
		breaks: 'the episodes of a file share a key',
		tests: ['unit/media/plays.test.ts'],
	},
	{
		in: 'media',
		find: '`play${(play.viewCount ?? 0) + 1}`',
		put: "'play'",
		breaks: 'two plays share a key',
		tests: ['unit/media/fromPlexKey.test.ts', 'unit/media/fromJellyfinKey.test.ts'],
	},
	{
		in: 'media',
		find: "${server ?? '-'}:${user}:",
		put: "${server ?? '-'}:",
		breaks: 'two people share a key',
		tests: ['unit/media/fromPlexKey.test.ts', 'unit/media/fromJellyfinKey.test.ts'],
	},
	{
		in: 'media',
		find: '`s${media.number}` : placeOf(media)}`;',
		put: '`s${media.number}` : ``}`;',
		breaks: 'episodes with their series’ id share a key',
		tests: ['unit/media/fromPlexKey.test.ts', 'unit/media/fromJellyfinKey.test.ts'],
	},
	{
		in: 'media',
		find: 'if (number > 0) ids[kind] = number;',
		put: 'ids[kind] = number;',
		breaks: 'the id 0',
		tests: ['unit/media/ids.test.ts'],
	},
	{
		in: 'media',
		find: '/^tt\\d{5,12}$/i',
		put: '/tt/i',
		breaks: 'anything is an IMDb id',
		tests: ['unit/media/ids.test.ts'],
	},
];
