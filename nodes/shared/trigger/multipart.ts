import { Refusal } from './refusal';

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

/**
 * Reads a multipart body with the form reader of Node.js itself.
 *
 * n8n's own is of no use here: Plex gives its `payload` part a content type, and n8n then writes that part to a
 * temporary file, which a community node may not open.
 *
 * @param textPart the part that is text also where it came with a file name, as command line tools send it
 */
export async function multipartForm(
	body: Buffer,
	contentType: string,
	textPart: string,
): Promise<MultipartForm> {
	const parts = await new Response(new Uint8Array(body), {
		headers: { 'content-type': contentType },
	})
		.formData()
		.catch(() => {
			throw new Refusal(400, 'The multipart body is cut off or is not multipart at all.');
		});
	const form: MultipartForm = { fields: {} };
	for (const [name, part] of parts) {
		if (typeof part === 'string') form.fields[name] = part;
		else if (name === textPart) form.fields[name] = await part.text();
		else if (name === 'thumb' && part.type.startsWith('image/')) {
			const content = Buffer.from(await part.arrayBuffer());
			form.poster = { type: part.type, fileName: part.name, content };
		}
	}
	return form;
}
