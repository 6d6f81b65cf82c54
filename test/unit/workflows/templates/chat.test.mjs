import { describe, expect, it } from '@jest/globals';
import { forDiscord, forText } from '../../../../workflows/kit/chat.mjs';
import { what, who } from '../../../../workflows/kit/fields.mjs';
import { tell } from '../../../../workflows/noPlayLost/tell.mjs';
import { TEMPLATES } from '../../../../workflows/templates/index.mjs';

/** What n8n makes of a text with expressions in it. @param {string} text @param {Record<string, unknown>} $json @returns {string} */
const said = (text, $json) =>
	text
		.replace(/^=/, '')
		.replace(/\{\{(.*?)\}\}/gs, (_whole, code) =>
			String(new Function('$json', '$execution', `return ${code}`)($json, { resumeFormUrl: '' })),
		);
/** What a chat would make a mention, a link or a form of. */
const LOUD = /@(everyone|here|channel|all)|<[@!#]|\]\(|:\/\//;
const guest = (/** @type {string} */ name) => ({
	source: 'jellyfin',
	user: { name },
	media: { type: 'movie', title: name, ids: {} },
});
const names = [
	'@everyone',
	'@here and <!channel>',
	'<@1234567> <#99>',
	'[x](http://example.org)',
	'<http://example.org|x>',
	'https://example.org',
];
/** @param {string} file @param {string} node */
const nodeOf = (file, node) => {
	const found = TEMPLATES[file]?.nodes.find(({ name }) => name === node);
	if (!found) throw new Error(`${file} has no ${node}`);
	return found;
};
/** @param {string} file @param {string} node @param {string} field */
const fieldOf = (file, node, field) => {
	/** @type {any} */
	const { assignments } = nodeOf(file, node).parameters;
	return assignments.assignments.find((/** @type {any} */ each) => each.name === field).value;
};

describe('what a chat is told of a play', () => {
	it.each(names)('calls nobody and links nowhere for somebody called %s', (name) => {
		for (const text of [
			said(forDiscord(who), guest(name)),
			said(forText(what), guest(name)),
			said(fieldOf('14-message-for-each-play.json', 'Write the Message', 'text'), guest(name)),
			said(fieldOf('14-message-for-each-play.json', 'Write the Message', 'content'), guest(name)),
			said(fieldOf('15-rate-what-you-watched.json', 'Write the Question', 'question'), guest(name)),
			said(fieldOf('15-rate-what-you-watched.json', 'Write the Question', 'content'), guest(name)),
		]) {
			expect(text).not.toMatch(/^.*undefined/);
			// At Discord a backslash makes a sign of what follows.
			expect(text.replace(/\\[[\]<>]/g, '')).not.toMatch(LOUD);
		}
	});

	it('says an ordinary name as it is', () => {
		const ada = { ...guest('Ada & the "Night" Ferry (2021)'), user: { name: 'Jörg M.' } };
		for (const as of [forText, forDiscord])
			expect(said(`${as(who)}: ${as(what)}`, ada)).toBe('Jörg M.: Ada & the "Night" Ferry (2021)');
	});

	it('forbids Discord all mentions, whatever the text says', () => {
		const bodies = [
			['14-message-for-each-play.json', 'Send the Text'],
			['14-message-for-each-play.json', 'Send with the Poster'],
			['15-rate-what-you-watched.json', 'Ask in the Chat'],
		].map(([file = '', node = '']) => JSON.stringify(nodeOf(file, node).parameters));
		for (const body of bodies) expect(body).toMatch(/allowed_mentions.{1,20}\{ parse: \[\] \}/);
	});

	it('is plain at Discord, too, where a household is told of a play that was given up', () => {
		const { parameters } = tell().nodes.find(({ name }) => name === 'Discord') ?? {};
		const message = { subject: '@everyone: [x](http://example.org) is not in trakt', text: '<@1>' };
		const text = said(String(parameters?.content), message);
		expect(text.replace(/\\[[\]<>]/g, '')).not.toMatch(LOUD);
	});
});

describe('the poster of a play on Jellyfin', () => {
	it.each([
		['c0ffee00c0ffee00c0ffee00c0ffee01', 'jellyfin'],
		['C0FFEE00-C0FF-EE00-C0FF-EE00C0FFEE01', 'jellyfin'],
		['../../../admin?x=', ''],
		['c0ffee00c0ffee00c0ffee00c0ffee01/../..', ''],
		['', ''],
		[undefined, ''],
	])('is asked for by an id, and by nothing else: %s', (jellyfin, asked) => {
		/** @type {any} */
		const { conditions } = nodeOf('14-message-for-each-play.json', 'From Jellyfin?').parameters;
		const play = { ...guest('Ada'), media: { type: 'movie', title: 'x', ids: { jellyfin } } };
		const [{ leftValue }] = conditions.conditions;
		expect(said(leftValue, play)).toBe(asked);
	});
});
