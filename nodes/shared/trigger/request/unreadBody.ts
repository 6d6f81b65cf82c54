import type { INodeProperties } from 'n8n-workflow';

/**
 * Keeps n8n from reading the body, so that the node reads it itself.
 *
 * n8n 2.41 asks a node of typeVersion 1, and only of that version, for
 * `$parameter["options"]["binaryData"]`, and leaves the body alone when it is true. With any later
 * version n8n reads it first, and then (tried on 2.41.1): Plex's `payload` part, which has a content
 * type, ends in a temporary file that a community node may not open; a body over 16 MB or with a
 * broken gzip is answered 500 and broken JSON 422, all before the token is looked at. The price is
 * one expression for each request, about a tenth of its CPU time.
 */
export const unreadBody: INodeProperties = {
	displayName: 'Body Is Read by This Node',
	name: 'options',
	type: 'hidden',
	default: { binaryData: true },
};
