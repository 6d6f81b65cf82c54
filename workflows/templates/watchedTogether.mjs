import { columns, DESTINATION_X, ROWS, SOURCE_X } from '../kit/columns.mjs';
import { ours, syncTo } from '../kit/nodes.mjs';
import { wire } from '../kit/workflow.mjs';
import { POINT_BOTH } from './steps.mjs';

const FAMILY = ['Alice', 'Bob', 'Carol'];
const accounts = FAMILY.map((name) => `${name}'s Trakt`);
const filters = { filters: { players: 'Living Room' } };

export const workflow = columns({
	about: {
		title: "Count a play on the living-room player for everyone's Trakt",
		howItWorks:
			'What runs on the player in the living room is watched by the whole family, whoever is signed in there: it goes into everybody’s own history, each exactly once. What somebody watches elsewhere is left to that person’s own workflow. Should both see the same play, it is a *duplicate* at Trakt and nothing is written.\n\nWhat is not taken leaves through the red output and is said in one readable item, for each account by itself.',
		setup: [
			'In both triggers, replace Living Room in *Filters → Players* by your player: its name as Plex and Jellyfin show it, or several, separated by commas.',
			POINT_BOTH,
			"Connect each person's own **Trakt OAuth2 API** credential in that person's node, which asks for it by its name, such as *Bob's Trakt*.",
			'Publish.',
		],
		after:
			'Another person is one more node at the same wire; it may as well be Movary, Jellyfin or Simkl.',
	},
	whatHappened: 'Only on this player. A mark set by hand has no player and is left out.',
	whereItGoes: 'Everybody who sits there, each with their own account.',
	triggers: [
		ours('plexTrigger', 'Plex Trigger', [SOURCE_X, ROWS.upper], filters),
		ours('jellyfinTrigger', 'Jellyfin Trigger', [SOURCE_X, ROWS.lower], filters),
	],
	destinations: FAMILY.map((person, row) =>
		syncTo('trakt', `${person}'s Trakt`, [DESTINATION_X, -120 + row * 200], {}, `${person}'s`),
	),
	wires: wire(['Plex Trigger', 'Jellyfin Trigger'], accounts),
});
