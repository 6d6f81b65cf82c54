import { household } from '../../household/household.mjs';

/** For a server that answers as TV Time did: the public one has closed. */
export const workflow = household({
	people: [
		{ name: 'Alice', match: 'alice' },
		{ name: 'Bob', match: 'bob' },
	],
	sources: ['plex', 'jellyfin'],
	destinations: ['tvtime'],
	firstStep:
		'In both triggers, replace Alice and Bob by your people: the name or the account id of each on Plex and on Jellyfin.',
});
