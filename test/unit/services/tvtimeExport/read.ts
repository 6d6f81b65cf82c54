import { readExport } from '../../../../services/tvtimeExport';
import type { ReadExport, ReadOptions } from '../../../../services/tvtimeExport';
import type { WatchEvent } from '../../../../media';
import { bytesOf } from '../../../fixtures/tvtime/export.mjs';

/** Reads these files, by their names, as one export. */
export function read(
	files: Record<string, string>,
	options: Partial<ReadOptions> = {},
): ReadExport {
	const given = Object.entries(files).map(([name, text]) => ({ name, bytes: bytesOf(text) }));
	return readExport(given, {
		userName: 'Alice',
		bulkMarks: true,
		olderShows: false,
		now: Date.parse('2026-11-01T00:00:00Z'),
		...options,
	});
}

/** "Upriver 1x2 2018-05-12T01:30:03" of each play: what a test compares. */
export const told = ({ events }: { events: WatchEvent[] }): string[] =>
	events.map(({ media, at, dateApproximate }) => {
		const title =
			media.type === 'movie'
				? `${media.title} ${media.year ?? '?'}`
				: `${media.show.title} ${media.season}x${media.number}`;
		return `${title} ${at.slice(0, 19)}${dateApproximate ? ' about' : ''}`;
	});
