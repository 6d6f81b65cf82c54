/**
 * n8n's own HTTP Request as the way to a chat: an incoming webhook of Discord reads `content`, one of Slack or
 * Mattermost reads `text`. Whoever has another chat puts its node in this one's place.
 *
 * Names and titles come from whoever sends the webhook. A guest called `@everyone` must call nobody, and a title with a
 * link in it must be none: so they are plain in each chat's own way, and Discord is told to call nobody at all.
 * @typedef {import('./workflow.mjs').Node} Node
 */

/** Stands where the user's own address belongs. */
export const CHAT_ADDRESS = 'https://chat.example.com/your-webhook';

/** Nobody sees it, and nothing is a mention or an address that has it inside. */
const INVISIBLE = "'\\u200b'";
/** Discord: its Markdown knows a backslash. Source of the replacing part of an expression. */
const FOR_DISCORD = `.replace(/[\\\\*_~\`|<>[\\]#]/g, (sign) => '\\\\' + sign).replaceAll('@', '@' + ${INVISIBLE}).replaceAll('://', ':' + ${INVISIBLE} + '//')`;
/** Slack, Mattermost, Telegram, an e-mail: no tag, no mention, no link. */
const FOR_TEXT = `.replaceAll('<', '‹').replaceAll('>', '›').replaceAll('](', ']' + ${INVISIBLE} + '(').replaceAll('@', '@' + ${INVISIBLE}).replaceAll('://', ':' + ${INVISIBLE} + '//')`;

/** @param {string} part `{{ an expression }}`, to be part of a text @param {string} how */
const withEach = (part, how) =>
	part.replace(/^\{\{ (.*) \}\}$/s, `{{ String($1)${how.replaceAll('$', '$$$$')} }}`);

/** What somebody is called, as plain text at Discord. @param {string} part `{{ an expression }}` */
export const forDiscord = (part) => withEach(part, FOR_DISCORD);

/** The same for Slack, Mattermost and whatever reads text. @param {string} part `{{ an expression }}` */
export const forText = (part) => withEach(part, FOR_TEXT);

/** At Discord: whatever the text says, nobody is called. At Slack: signs are signs. */
const NOBODY_CALLED = [
	{ name: 'allowed_mentions', value: '={{ { parse: [] } }}' },
	{ name: 'mrkdwn', value: '={{ false }}' },
];

/**
 * @param {string} name
 * @param {import('./workflow.mjs').Position} position
 * @param {{ url: string, text: string, content: string }} message expressions; `content` for Discord
 * @returns {Node}
 */
export const sendText = (name, position, { url, text, content }) =>
	post(name, position, {
		url,
		bodyParameters: {
			parameters: [
				{ name: 'text', value: text },
				{ name: 'content', value: content },
				...NOBODY_CALLED,
			],
		},
	});

/**
 * The same as a form with a picture in it: there Discord reads `payload_json` and nothing else but the file.
 * @param {string} name
 * @param {import('./workflow.mjs').Position} position
 * @param {{ url: string, text: string, content: string, picture: string }} message `picture` is a binary property's name
 * @returns {Node}
 */
export const sendPicture = (name, position, { url, text, content, picture }) =>
	post(name, position, {
		url,
		contentType: 'multipart-form-data',
		bodyParameters: {
			parameters: [
				{ parameterType: 'formData', name: 'text', value: text },
				{
					parameterType: 'formData',
					name: 'payload_json',
					value: content.replace(
						/^=\{\{ (.*) \}\}$/s,
						'={{ JSON.stringify({ content: $1, allowed_mentions: { parse: [] } }) }}',
					),
				},
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
