/**
 * n8n's own HTTP Request as the way to a chat: an incoming webhook of Discord reads `content`, one of Slack or
 * Mattermost reads `text`. Whoever has another chat puts its node in this one's place.
 * @typedef {import('./workflow.mjs').Node} Node
 */

/** Stands where the user's own address belongs. */
export const CHAT_ADDRESS = 'https://chat.example.com/your-webhook';

/**
 * @param {string} name
 * @param {import('./workflow.mjs').Position} position
 * @param {{ url: string, text: string }} message expressions
 * @returns {Node}
 */
export const sendText = (name, position, { url, text }) =>
	post(name, position, {
		url,
		bodyParameters: {
			parameters: [
				{ name: 'text', value: text },
				{ name: 'content', value: text },
			],
		},
	});

/**
 * The same as a form with a picture in it.
 * @param {string} name
 * @param {import('./workflow.mjs').Position} position
 * @param {{ url: string, text: string, picture: string }} message `picture` is a binary property's name
 * @returns {Node}
 */
export const sendPicture = (name, position, { url, text, picture }) =>
	post(name, position, {
		url,
		contentType: 'multipart-form-data',
		bodyParameters: {
			parameters: [
				{ parameterType: 'formData', name: 'text', value: text },
				{ parameterType: 'formData', name: 'content', value: text },
				{ parameterType: 'formBinaryData', name: 'file', inputDataFieldName: picture },
			],
		},
	});

/** @param {string} name @param {import('./workflow.mjs').Position} position @param {Record<string, unknown>} body @returns {Node} */
const post = (name, position, body) => ({
	name,
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	position,
	parameters: { method: 'POST', sendBody: true, ...body, options: { timeout: 30_000 } },
	retryOnFail: true,
	maxTries: 3,
	waitBetweenTries: 2_000,
});
