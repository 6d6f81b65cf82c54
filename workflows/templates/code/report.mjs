/**
 * What became of an import, for people: how many of which outcome first, then each play that did not get through.
 * @typedef {Record<string, any>} Json an item's json
 */

/** @type {Record<string, string>} */
const IN_WORDS = {
	planned: 'would be added',
	added: 'added',
	duplicate: 'there already',
	ignored: 'not for this service',
	notFound: 'not found there',
	retry: 'not sent yet: run it again',
	reconnect: 'not sent: connect the account again',
	refused: 'not taken',
	ambiguous: 'not clear which is meant',
};

/** What n8n passes on for a node that threw has neither. */
const SAID_NOTHING = 'The node ended without a word of what became of it';

/** @param {Json[]} items what an Import gave @returns {Json[]} */
export function reportOf(items) {
	/** @type {Record<string, number>} */
	const counts = {};
	const rows = [];
	for (const { sync, details, error, media, at } of items) {
		const state = sync?.status ?? details?.kind ?? 'refused';
		const outcome = IN_WORDS[state] ?? state;
		counts[outcome] = (counts[outcome] ?? 0) + 1;
		if (sync && state !== 'ignored') continue;
		const why = details?.reason ?? sync?.reason ?? error ?? SAID_NOTHING;
		rows.push({ what: titleOf(media), at, outcome, why, whatToDo: details?.whatToDo ?? '' });
	}
	const summary = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`);
	return [{ summary: summary.join(', '), plays: items.length, counts }, ...rows];
}

/** Title (year), or Show S01E02. @param {Json | undefined} media @returns {string} */
function titleOf(media) {
	if (media?.type === 'movie') return media.year ? `${media.title} (${media.year})` : media.title;
	const { season, number, show } = media ?? {};
	const two = (/** @type {unknown} */ value) => String(value ?? '?').padStart(2, '0');
	return show ? `${show.title} S${two(season)}E${two(number)}` : 'an item that is not a play';
}
