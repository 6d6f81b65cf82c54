import { baseName, kindOf } from './files';
import type { ExportFile } from './files';
import { Unzip, UnzipInflate, unzipSync } from './libraries';
import {
	damaged,
	encrypted,
	notAnArchive,
	otherArchive,
	refusalOnly,
	tooLarge,
	unknownFile,
	UnreadableArchive,
} from './refusals';

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

const MB = 1024 * 1024;
/** A lifetime of 200,000 episodes is about 60 MB of CSV. */
const MOST_BYTES_A_FILE = 256 * MB;
/** JSON is read at once, while n8n does nothing else. */
const MOST_BYTES_OF_JSON = 64 * MB;
const MOST_BYTES_OF_ALL = 512 * MB;
/** The method that stands for AES: the true one is behind the password. */
const AES = 99;
const MOST_NAMES = 80;

export interface GivenFile {
	/** Its name, which decides what it is read as. */
	name: string;
	bytes: Uint8Array;
}

export interface FoundFiles {
	files: ExportFile[];
	/** What is not read, by the file or archive that was given; nothing of it was opened. */
	passedOver: Array<{ file: string; reason: string }>;
	refused: Array<{ file: string; refusal: UnreadableArchive }>;
}

/** The files of an export in what was given: archives, single files, or both. Unpacks none of them yet. */
export function filesIn(given: GivenFile[]): FoundFiles {
	const found: FoundFiles = { files: [], passedOver: [], refused: [] };
	for (const each of given) {
		try {
			if (isZip(each.bytes)) lookInto(each, found);
			else lookAt(each, found);
		} catch (thrown) {
			found.refused.push({ file: each.name, refusal: refusalOnly(thrown) });
		}
	}
	return found;
}

function lookAt({ name, bytes }: GivenFile, found: FoundFiles): void {
	const kind = kindOf(name);
	if (!kind) throw /\.(csv|json)$/i.test(name) ? unknownFile(name) : notAnArchive(name);
	if (bytes.length > mostBytesOf(name)) throw tooLarge(name, sizeIn(mostBytesOf(name)));
	found.files.push({ name, kind, read: () => [bytes] });
}

function lookInto({ name: archive, bytes }: GivenFile, found: FoundFiles): void {
	// A zip's first entry begins with the archive, and says whether it takes a password.
	if (((bytes[6] ?? 0) & 1) === 1) throw encrypted(archive);
	const entries = zipEntries(archive, bytes);
	const others: string[] = [];
	let isAnyKnown = false;
	let size = 0;
	for (const entry of entries) {
		const kind = kindOf(entry.path);
		if (!kind) {
			others.push(baseName(entry.path));
			continue;
		}
		isAnyKnown = true;
		const name = `${baseName(entry.path)} in ${archive}`;
		size += entry.size;
		const refusal =
			whyNotRead(name, entry) ??
			(size > MOST_BYTES_OF_ALL ? tooLarge(archive, sizeIn(MOST_BYTES_OF_ALL)) : undefined);
		if (refusal) found.refused.push({ file: name, refusal });
		else found.files.push({ name, kind, read: () => unpacked(name, bytes, entry) });
	}
	if (!isAnyKnown) throw otherArchive(archive, entries.length);
	if (others.length > 0) found.passedOver.push({ file: archive, reason: notRead(others) });
}

function whyNotRead(name: string, { method, path, size }: ZipEntry): UnreadableArchive | undefined {
	if (method === AES) return encrypted(name);
	const most = mostBytesOf(path);
	return size > most ? tooLarge(name, sizeIn(most)) : undefined;
}

/** So that whoever misses something sees that it was never looked at. */
function notRead(names: string[]): string {
	const more = names.length - MOST_NAMES;
	const named = names.slice(0, MOST_NAMES).map((name) => name.slice(0, 80));
	return `Not read, for it holds no plays, follows or ratings: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function mostBytesOf(name: string): number {
	return name.toLowerCase().endsWith('.json') ? MOST_BYTES_OF_JSON : MOST_BYTES_A_FILE;
}

const sizeIn = (bytes: number): string => `${bytes / MB} MB`;

function isZip(bytes: Uint8Array): boolean {
	return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 0) <= 7 && (bytes[3] ?? 0) <= 8;
}
