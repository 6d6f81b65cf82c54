import { baseName, kindOf } from './files';
import type { ExportFile } from './files';
import { encrypted, notAnArchive, otherArchive, tooLarge, unknownFile } from './refusals';
import { unpacked, zipEntries } from './unzip';

const MB = 1024 * 1024;
/** A lifetime of 200,000 episodes is about 60 MB of CSV. */
const MOST_BYTES_A_FILE = 256 * MB;
const MOST_BYTES_OF_ALL = 512 * MB;
/** The method that stands for AES: the true one is behind the password. */
const AES = 99;

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
	return { name, kind, read: () => [bytes] };
}

function filesInZip({ name: archive, bytes }: GivenFile): ExportFile[] {
	// A zip's first entry begins with the archive, and says whether it takes a password.
	if (((bytes[6] ?? 0) & 1) === 1) throw encrypted(archive);
	const entries = zipEntries(archive, bytes);
	let size = 0;
	const files = entries.flatMap((entry): ExportFile[] => {
		const kind = kindOf(entry.path);
		if (!kind) return [];
		const name = `${baseName(entry.path)} in ${archive}`;
		if (entry.method === AES) throw encrypted(name);
		size += entry.size;
		if (entry.size > MOST_BYTES_A_FILE) throw tooLarge(name, '256 MB');
		if (size > MOST_BYTES_OF_ALL) throw tooLarge(archive, '512 MB');
		return [{ name, kind, read: () => unpacked(name, bytes, entry) }];
	});
	if (files.length === 0) throw otherArchive(archive, entries.length);
	return files;
}

function isZip(bytes: Uint8Array): boolean {
	return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 0) <= 7 && (bytes[3] ?? 0) <= 8;
}
