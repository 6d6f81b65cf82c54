import { Refusal } from './triggerContext';

export interface Poster {
	/** Media type, e.g. `image/jpeg`. */
	type: string;
	fileName: string;
	content: Buffer;
}

export interface MultipartForm {
	fields: Record<string, string>;
	/** The picture in the part `thumb`. */
	poster?: Poster;
}

interface Part {
	name: string;
	/** Absent for a field, whatever its content type. */
	fileName?: string;
	/** Media type in lower case, or ''. */
	type: string;
	content: Buffer;
}

const BOUNDARY = /^\s*multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i;
const DISPOSITION = /^content-disposition:[ \t]*form-data((?:;|[ \t]).*)$/im;
const TYPE = /^content-type:[ \t]*([^\s;]+)/im;
const END_OF_LINE = '\r\n';

/**
 * Reads a multipart body (RFC 7578).
 *
 * n8n's own reader is of no use here: Plex gives its `payload` part a content type, and n8n then writes that part to a
 * temporary file, which a community node may not open. Node.js's own took more of an event's time than all the rest of
 * this package, and what it makes of a damaged body differs from version to version.
 *
 * What is damaged behind a whole `textPart` costs no more than itself: a play is worth more than its picture.
 *
 * @param textPart the part that is text also where it came with a file name, as command line tools send it
 */
export function multipartForm(body: Buffer, contentType: string, textPart: string): MultipartForm {
	const form: MultipartForm = { fields: {} };
	for (const part of partsOf(body, contentType)) {
		if (part) take(part, form, textPart);
		else if (textPart in form.fields) break;
		else throw new Refusal(400, 'The multipart body is cut off or is not multipart at all.');
	}
	return form;
}

function take({ name, fileName, type, content }: Part, form: MultipartForm, textPart: string) {
	if (fileName === undefined || name === textPart) form.fields[name] = content.toString('utf8');
	else if (name === 'thumb' && type.startsWith('image/')) form.poster = { type, fileName, content };
}

/** Part by part; `undefined` where the body is damaged from there on. */
function* partsOf(body: Buffer, contentType: string): Generator<Part | undefined> {
	const [, quoted, plain] = BOUNDARY.exec(contentType) ?? [];
	const boundary = quoted ?? plain;
	if (boundary === undefined) return yield undefined;
	const delimiter = Buffer.from(`${END_OF_LINE}--${boundary}`);
	// The first one opens the body, and so has no end of a line before it.
	const opening = delimiter.subarray(END_OF_LINE.length);
	if (!body.subarray(0, opening.length).equals(opening)) return yield undefined;

	let at = opening.length;
	while (body.toString('latin1', at, at + 2) !== '--') {
		if (body.toString('latin1', at, at + 2) !== END_OF_LINE) return yield undefined;
		const headEnd = body.indexOf(END_OF_LINE + END_OF_LINE, at);
		const begin = headEnd + 2 * END_OF_LINE.length;
		const end = body.indexOf(delimiter, at);
		if (headEnd < 0 || end < begin) return yield undefined;
		yield partOf(body.toString('utf8', at, headEnd), body.subarray(begin, end));
		at = end + delimiter.length;
	}
}

function partOf(head: string, content: Buffer): Part | undefined {
	const [, parameters = ''] = DISPOSITION.exec(head) ?? [];
	const name = parameterIn(parameters, 'name');
	if (name === undefined) return undefined;
	const [, type = ''] = TYPE.exec(head) ?? [];
	const fileName = parameterIn(parameters, 'filename');
	return { name, ...(fileName !== undefined && { fileName }), type: type.toLowerCase(), content };
}

function parameterIn(parameters: string, name: 'name' | 'filename'): string | undefined {
	const [, quoted, plain] =
		new RegExp(`;[ \\t]*${name}=(?:"([^"]*)"|([^\\s;"]+))`, 'i').exec(parameters) ?? [];
	return quoted ?? plain;
}
