import { Unzip, UnzipInflate, unzipSync } from './libraries';
import { damaged, tooLarge, UnreadableArchive } from './refusals';

/** How much of an archive is unpacked in one go: a thousand times as much may come out of it, while n8n stands still. */
const BYTES_AT_ONCE = 2 * 1024;

export interface ZipEntry {
	path: string;
	/** As the archive's directory says, which need not be true. */
	size: number;
	/** 8 is deflate, 0 is none, 99 means AES. */
	method: number;
}

/** What the archive's directory lists, folders left out. Nothing is unpacked for it. */
export function zipEntries(archive: string, bytes: Uint8Array): ZipEntry[] {
	const entries: ZipEntry[] = [];
	try {
		unzipSync(bytes, {
			filter: ({ name: path, originalSize: size, compression: method }) => {
				if (!path.endsWith('/')) entries.push({ path, size, method });
				return false;
			},
		});
	} catch {
		throw damaged(archive);
	}
	return entries;
}

/** The unpacked bytes of one entry, piece by piece, and never more than the directory says: an archive may lie. */
export function* unpacked(
	name: string,
	bytes: Uint8Array,
	{ path, size }: ZipEntry,
): Generator<Uint8Array> {
	let pieces: Uint8Array[] = [];
	let left = size;
	let isThere = false;
	let isDone = false;
	const unzip = new Unzip((file) => {
		if (file.name !== path || isThere) return;
		isThere = true;
		file.ondata = (refusal, piece, isLast) => {
			if (refusal) throw refusal;
			left -= piece.length;
			if (left < 0) throw tooLarge(name, 'the archive says');
			pieces.push(piece);
			isDone = isLast;
		};
		file.start();
	});
	unzip.register(UnzipInflate);
	try {
		for (let at = 0; at < bytes.length && !isDone; at += BYTES_AT_ONCE) {
			unzip.push(bytes.subarray(at, at + BYTES_AT_ONCE), at + BYTES_AT_ONCE >= bytes.length);
			yield* pieces;
			pieces = [];
		}
	} catch (thrown) {
		throw thrown instanceof UnreadableArchive ? thrown : damaged(name);
	}
	if (!isDone || left > 0) throw damaged(name);
}
