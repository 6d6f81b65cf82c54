const BRING_THE_ARCHIVE =
	'Give the archive that TV Time sent by e-mail as it is (a .zip), or the .csv files in it, without opening and saving them in a spreadsheet before.';

/** Why an archive, or a file of it, is not read. Knows no service: the reader is pure, and whoever calls it tells the person. */
export class UnreadableArchive extends Error {
	constructor(
		message: string,
		/** What to do now. */
		readonly description: string,
	) {
		super(message);
		this.name = 'UnreadableArchive';
	}
}

function refused(message: string, description = BRING_THE_ARCHIVE): UnreadableArchive {
	return new UnreadableArchive(message, description);
}

export function nothingGiven(): UnreadableArchive {
	return refused('There is no file in the incoming items');
}

export function notAnArchive(file: string): UnreadableArchive {
	return refused(`${file} is neither a zip archive nor a .csv or .json file`);
}

export function tooLarge(file: string, most: string): UnreadableArchive {
	return refused(
		`${file} is larger than ${most} once it is unpacked`,
		'A TV Time export of a lifetime is a tenth of that, so this is something else, or an archive made to fill a memory.',
	);
}

export function damaged(file: string): UnreadableArchive {
	return refused(
		`${file} cannot be unpacked: it is damaged or was cut off`,
		'Download or copy the archive once more and compare its size with the original.',
	);
}

export function encrypted(file: string): UnreadableArchive {
	return refused(
		`${file} is protected by a password`,
		'Unpack it on your computer with its password, and give the .csv files in it.',
	);
}

export function otherArchive(file: string, count: number): UnreadableArchive {
	return refused(
		`${file} is no TV Time export: none of its ${count} files has a name that TV Time gives`,
		'The file with the episodes is tracking-prod-records-v2.csv, the one with the films tracking-prod-records.csv; in a backup by TV Time Liberator it is activity_history.csv. If this is the archive of another service, another node has to read it.',
	);
}

export function unknownFile(file: string): UnreadableArchive {
	return refused(
		`${file} has no name that TV Time gives to a file of its export`,
		'Keep the names of the files as they are in the archive, e.g. tracking-prod-records-v2.csv.',
	);
}

export function wrongDelimiter(file: string, delimiter: string): UnreadableArchive {
	return refused(
		`${file} has its columns separated by ${delimiter} instead of commas`,
		'A spreadsheet has saved it anew, which may have changed dates and numbers as well. Give the file as TV Time sent it.',
	);
}

export function columnsMissing(file: string, columns: string): UnreadableArchive {
	return refused(`${file} has no column ${columns}`);
}

export function rowTooLarge(file: string, row: number): UnreadableArchive {
	return refused(
		`${file} has a row of more than 1 MB (row ${row}), which no watched title needs`,
		'Its quotation marks are unbalanced, or it is something else. What comes after it was not read. Give the file as TV Time sent it.',
	);
}

export function tooManyRows(file: string): UnreadableArchive {
	return refused(
		`${file} has more than a million rows`,
		'The longest life of plays known has a fifth of that. What comes after them was not read.',
	);
}

export function notOneTable(file: string): UnreadableArchive {
	return refused(
		`${file} has more than 20,000 rows with another number of columns than its header`,
		'It is damaged, or made to keep a computer busy. What comes after them was not read. Give the file as TV Time sent it.',
	);
}

export function notJson(file: string): UnreadableArchive {
	return refused(
		`${file} is no readable JSON: it is damaged or was cut off`,
		'Download or copy the file once more and compare its size with the original.',
	);
}

/** A refusal as a value, so that the next file gets its turn; everything else goes on. */
export function refusalOnly(thrown: unknown): UnreadableArchive {
	if (thrown instanceof UnreadableArchive) return thrown;
	throw thrown;
}
