import { itemsOf } from '../n8n/client.mjs';

/** @typedef {import('../n8n/client.mjs').Json} Json */

/** @param {Json} play as Trakt's history holds it */
export const titleOfPlay = ({ movie, show, episode }) =>
	movie ? movie.title : `${show.title} ${numbered(episode.season, episode.number)}`;

/** @param {number} season @param {number} number */
const numbered = (season, number) =>
	`S${String(season).padStart(2, '0')}E${String(number).padStart(2, '0')}`;

/** @param {Json} media of a watch event */
const titleOfMedia = (media) =>
	media.type === 'movie'
		? media.title
		: `${media.show.title} ${numbered(media.season, media.number)}`;

/**
 * What n8n's execution log says became of the events: who, what, where, status.
 * @param {Json[]} executions oldest first
 * @returns {string[][]}
 */
export function rowsOfLog(executions) {
	return executions.flatMap((execution) => {
		const nodes = itemsOf(execution);
		const results = Object.entries(nodes).filter(([name]) => name.endsWith("'s Trakt"));
		const synced = results.flatMap(([, [success = [], failed = []]]) => [
			...success.map((item) =>
				row(
					item,
					'Trakt',
					item.sync.reason ? `${item.sync.status}: ${item.sync.reason}` : item.sync.status,
				),
			),
			...failed.map((item) =>
				row(item, 'error branch', `${item.details?.kind}: ${item.details?.reason}`),
			),
		]);
		if (synced.length > 0) return synced;
		const others = Object.entries(nodes)
			.filter(([name]) => name.endsWith('Trigger'))
			.flatMap(([, outputs]) => outputs.flat());
		return others.map((item) => row(item, 'nowhere', 'nobody in the list of people'));
	});
}

/** @param {Json} item @param {string} where @param {string} status */
const row = (item, where, status) => [
	item.user?.name ?? '?',
	titleOfMedia(item.media),
	item.event,
	where,
	status,
];

/**
 * What is wrong with the accounts, in words; nothing when every play landed once, with its person.
 * @param {import('./evening.mjs').ExpectedPlay[]} expected
 * @param {Map<string, Json>} accounts
 * @returns {string[]}
 */
export function deviations(expected, accounts) {
	const found = [];
	for (const [person, account] of accounts) {
		const counts = new Map();
		for (const play of account.history)
			counts.set(titleOfPlay(play), (counts.get(titleOfPlay(play)) ?? 0) + 1);
		for (const { title, times } of expected.filter((play) => play.person === person)) {
			const held = counts.get(title) ?? 0;
			if (held !== times)
				found.push(`${person} should have "${title}" ${times}×, and has it ${held}×`);
			counts.delete(title);
		}
		for (const title of counts.keys())
			found.push(`${person} has "${title}", which ${person} did not watch`);
	}
	return found;
}
