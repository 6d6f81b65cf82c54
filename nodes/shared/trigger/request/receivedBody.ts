import type { GenericValue } from 'n8n-workflow';

import { multipartForm } from './multipart';
import type { Poster } from './multipart';
import { isRecord, Refusal } from './triggerContext';
import type { TriggerContext, TriggerRequest } from './triggerContext';

export interface ReceivedBody {
	/** What the parser takes: an object, or text that is not JSON. */
	payload: GenericValue;
	poster?: Poster;
}

/** Bytes; n8n's default, kept even where n8n is set to take more. */
const LARGEST_BODY = 16 * 1024 * 1024;

const tooLarge = () =>
	new Refusal(413, 'The request body is larger than 16 MB, or than this n8n takes.');

/**
 * Reads a webhook body, whatever its content type: multipart, form, JSON, text or none at all
 * (Jellyfin sends JSON as `text/plain`).
 *
 * @param formField the form field that holds the JSON where the source sends a form
 */
export async function receivedBody(
	context: TriggerContext,
	formField: string,
): Promise<ReceivedBody> {
	const request = context.getRequestObject();
	// Only where the hidden parameter of `unreadBody.ts` was taken away: n8n has parsed it already.
	if (request.body !== undefined) return alreadyParsed(request.body, formField);

	const body = await bytesOf(request);
	const contentType = String(request.headers['content-type'] ?? '');
	if (/^\s*multipart\//i.test(contentType)) {
		const { fields, poster } = multipartForm(body, contentType, formField);
		return { payload: fromFields(fields, formField), ...(poster ? { poster } : {}) };
	}
	const text = textOf(body);
	if (/^\s*application\/x-www-form-urlencoded/i.test(contentType)) {
		return { payload: fromFields(Object.fromEntries(new URLSearchParams(text)), formField) };
	}
	return { payload: parsed(text) };
}

async function bytesOf(request: TriggerRequest): Promise<Buffer> {
	await request.readRawBody().catch((reason: unknown) => {
		throw isRecord(reason) && reason.type === 'entity.too.large'
			? tooLarge()
			: new Refusal(400, 'The request body could not be read to its end.');
	});
	const body = request.rawBody;
	if (body === undefined || body.length === 0) throw new Refusal(400, 'The request has no body.');
	if (body.length > LARGEST_BODY) throw tooLarge();
	return body;
}

/** Form fields are the event itself, unless one of them holds it as JSON. */
function fromFields(fields: Record<string, unknown>, formField: string): GenericValue {
	const inside = fields[formField];
	return typeof inside === 'string' ? parsed(inside) : fields;
}

/** n8n's shapes: `{data, files}` for multipart, text for `text/plain`, else what it parsed. */
function alreadyParsed(body: unknown, formField: string): ReceivedBody {
	if (typeof body === 'string') return { payload: parsed(body) };
	if (!isRecord(body)) throw new Refusal(400, 'The request body is not an object.');
	const fields = isRecord(body.data) && isRecord(body.files) ? body.data : body;
	return { payload: fromFields(fields, formField) };
}

function parsed(text: string): GenericValue {
	try {
		return JSON.parse(text);
	} catch {
		// The parser knows its source's texts, and says what is wrong with this one.
		return text;
	}
}

/** A leading byte order mark is no part of the text, and JSON.parse stumbles over it. */
const textOf = (bytes: Buffer) => bytes.toString('utf8').replace(/^\uFEFF/, '');
