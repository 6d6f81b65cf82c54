import { household } from '../../household/household.mjs';

export const workflow = household({
	people: [
		{ name: 'Alice', match: 'alice' },
		{ name: 'Bob', match: 'bob' },
	],
	sources: ['plex', 'jellyfin'],
	destinations: ['trakt'],
	firstStep:
		'In both triggers, replace Alice and Bob by your people: the name or the account id of each on Plex and on Jellyfin. `npx n8n-nodes-scrobble` writes this workflow for any number of people.',
});
