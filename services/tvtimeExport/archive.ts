import { isServiceError } from '../http/serviceError';
import { baseName, kindOf } from './files';
import type { ExportFile } from './files';
import { unzipSync } from './libraries';
import { damaged, encrypted, notAnArchive, otherArchive, tooLarge, unknownFile } from './refusals';

const MB = 1024 * 1024;
/** A lifetime of 200,000 episodes is about 60 MB of CSV. */
const MOST_BYTES_A_FILE = 256 * MB;
const MOST_BYTES_OF_ALL = 512 * MB;

export interface GivenFile {
	/** Its name, which decides what it is read as. */
	name: string;
	bytes: Uint8Array;
}

/** The files of an export in what was given: archives, single .csv files, or both. Unpacks none of them yet. */
export function filesIn(given: GivenFile[]): ExportFile[] {
	return given.flatMap((each) => (isZip(each.bytes) ? filesInZip(each) : [csvFile(each)]));
}

function csvFile({ name, bytes }: GivenFile): ExportFile {
	if (!name.toLowerCase().endsWith('.csv')) throw notAnArchive(name);
	const kind = kindOf(name);
	if (!kind) throw unknownFile(name);
	if (bytes.length > MOST_BYTES_A_FILE) throw tooLarge(name, '256 MB');
	return { name, kind, read: () => bytes };
}

function filesInZip({ name: archive, bytes }: GivenFile): ExportFile[] {
	const files: ExportFile[] = [];
	let count = 0;
	let size = 0;
	// A zip's first entry begins with the archive, and says whether it takes a password.
	if (((bytes[6] ?? 0) & 1) === 1) throw encrypted(archive);
	unpack(archive, bytes, ({ name: path, originalSize, compression }) => {
		if (path.endsWith('/')) return false;
		count += 1;
		const kind = kindOf(path);
		if (!kind) return false;
		const name = `${baseName(path)} in ${archive}`;
		// The method that means AES: the true one stands behind the password.
		if (compression === 99) throw encrypted(name);
		size += originalSize;
		if (originalSize > MOST_BYTES_A_FILE) throw tooLarge(name, '256 MB');
		if (size > MOST_BYTES_OF_ALL) throw tooLarge(archive, '512 MB');
		files.push({ name, kind, read: () => unpackOne(name, bytes, path) });
		return false;
	});
	if (files.length === 0) throw otherArchive(archive, count);
	return files;
}

function unpackOne(name: string, bytes: Uint8Array, path: string): Uint8Array {
	const unpacked = unpack(name, bytes, (entry) => entry.name === path)[path];
	if (!unpacked) throw damaged(name);
	return unpacked;
}

type Filter = (entry: { name: string; originalSize: number; compression: number }) => boolean;

function unpack(name: string, bytes: Uint8Array, filter: Filter): Record<string, Uint8Array> {
	try {
		return unzipSync(bytes, { filter });
	} catch (thrown) {
		throw isServiceError(thrown) ? thrown : damaged(name);
	}
}

function isZip(bytes: Uint8Array): boolean {
	return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 0) <= 7 && (bytes[3] ?? 0) <= 8;
}
