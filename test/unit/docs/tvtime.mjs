import { zipSync } from 'fflate';
import { readExport } from '../../../services/tvtimeExport';
import { bytesOf, tracking, watched } from '../../fixtures/tvtime/export.mjs';
import { saidBy } from './provoked.mjs';

const NAME = 'tracking-prod-records-v2.csv';
const EPISODES = tracking([watched(1, 1, '2018-05-12 01:10:14')]);
const zip = zipSync({ [NAME]: bytesOf(EPISODES) });
/** The zip with some bytes of it changed. @param {number} at @param {...number} bytes */
const changed = (at, ...bytes) => {
	const copy = zip.slice();
	copy.set(bytes, at < 0 ? copy.length + at : at);
	return copy;
};
const directory = new DataView(zip.buffer).getUint32(zip.length - 6, true);

/** What is no TV Time export, or cannot be read as one. @type {Array<[name: string, bytes: Uint8Array]>} */
const UNREADABLE = [
	['photo.png', bytesOf('PNG')],
	['export.zip', changed(directory + 24, 0, 0, 0, 0x7f)],
	['export.zip', zip.slice(0, -30)],
	['export.zip', changed(6, 1)],
	['export.zip', zipSync({ 'watched.json': bytesOf('[]') })],
	['history.csv', bytesOf(EPISODES)],
	[NAME, bytesOf(EPISODES.replaceAll(',', ';'))],
	[NAME, bytesOf('a,b\n')],
	[NAME, bytesOf(`${EPISODES}"${'x'.repeat(1_100_000)}`)],
	[NAME, bytesOf(`${EPISODES}"cut off`)],
];

/** What Export: Read says of a file that it cannot read. */
export const unreadableExports = async () => {
	const options = { userName: '', bulkMarks: true, olderShows: false, now: Date.now() };
	return await saidBy([
		() => readExport([], options),
		...UNREADABLE.map(
			([name, bytes]) =>
				() =>
					readExport([{ name, bytes }], options),
		),
	]);
};
