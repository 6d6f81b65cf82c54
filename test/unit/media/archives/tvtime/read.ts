import type { WatchEvent } from '../../../../../media';
import { readExport } from '../../../../../media/archives/tvtime';
import type { ReadExport, ReadOptions } from '../../../../../media/archives/tvtime';
import { bytesOf } from '../../../../fixtures/tvtime/export.mjs';

/** Reads these files, by their names, as one export. */
export async function read(files: Record<string, string>, options: Partial<ReadOptions> = {}) {
	const given = Object.entries(files).map(([name, text]) => ({ name, bytes: bytesOf(text) }));
	const { events, ...rest }: ReadExport = await readExport(given, {
		userName: 'Alice',
		bulkMarks: true,
		olderShows: false,
		now: Date.parse('2026-11-01T00:00:00Z'),
		...options,
	});
	return { ...rest, events: await all(events) };
}

/** All plays, which are made one after another. */
export async function all(events: AsyncIterable<WatchEvent>): Promise<WatchEvent[]> {
	const made: WatchEvent[] = [];
	for await (const event of events) made.push(event);
	return made;
}

/** "Upriver 1x2 2018-05-12T01:30:03" of each play: what a test compares. */
export const told = ({ events }: { events: Iterable<WatchEvent> }): string[] =>
	Array.from(events, ({ media, at, dateApproximate }) => {
		const title =
			media.type === 'episode'
				? `${media.show.title} ${media.season}x${media.number}`
				: `${media.title} ${media.type === 'movie' ? (media.year ?? '?') : ''}`;
		return `${title} ${at.slice(0, 19)}${dateApproximate ? ' about' : ''}`;
	});
