/**
 * What somebody has marked as unwatched on Jellyfin after it was brought into the accounts.
 * @typedef {Record<string, any>} Json an item's json, or a row
 */

/** The rows that Jellyfin can be asked about: it has to know the title and the user. @param {Json[]} rows @returns {Json[]} */
export function askable(rows) {
	return rows
		.map((row) => ({ row, play: JSON.parse(row.play) }))
		.filter(({ play }) => play.source === 'jellyfin' && play.media?.ids?.jellyfin && play.user?.id)
		.map(({ row, play }) => ({ row, play, item: play.media.ids.jellyfin, user: play.user.id }));
}

/**
 * Orders for those that Jellyfin itself still has and calls unwatched. A title that is gone, a season that the server
 * lacks and a server that does not answer are no unwatching; nor is a rewatch that was given up, which leaves the title
 * unwatched with its plays counted, where a mark taken back has none (Jellyfin 10.11.11, 2026-11-29).
 * @param {Json[]} asked as `askable` gives them
 * @param {Json[]} answers of Jellyfin, one for each, in the same order
 * @param {number} mostPlays more than that at once is nobody's slip of the finger: none is taken back
 * @param {string} runId
 */
export function unwatchedPlays(asked, answers, mostPlays, runId) {
	const found = asked.filter(
		({ item }, index) =>
			answers[index]?.error === undefined &&
			answers[index]?.id === item &&
			answers[index]?.watched === false &&
			!(answers[index]?.plays > 0),
	);
	const tooMany = found.length > mostPlays;
	const plays = (tooMany ? [] : found).map(({ row, play }) => ({
		...play,
		...(row.remoteId
			? { sync: { destination: row.destination, status: 'added', remoteId: row.remoteId } }
			: {}),
		order: { action: 'takeBack', person: row.person, destination: row.destination, runId },
	}));
	return { found: found.length, tooMany, plays };
}

/**
 * What to tell of it: those that are away, and no others.
 * @param {Json[]} rows that were taken back
 * @param {number} ordered how many should have been
 */
export function takenBackMessage(rows, ordered) {
	const line = (/** @type {Json} */ { person, title, at, destination }) =>
		`${person}: ${title}, ${new Date(at).toISOString()}, ${destination}`;
	return {
		subject: `${rows.length} of ${ordered} plays that are unwatched on Jellyfin were taken back`,
		text: rows.map(line).join('\n'),
	};
}
