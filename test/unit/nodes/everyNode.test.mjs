import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { SOURCES } from '../../../workflows/kit/services.mjs';
import { brokenLink } from '../../support/markdown.mjs';
import { everyCredential, everyNode, operationsOf, withInner } from '../../support/thePackage.mjs';

const house = new URL('../../../', import.meta.url);
const DOCS = 'https://github.com/n8n-nodes-scrobble/n8n-nodes-scrobble/blob/main/';
/** Where in each media server its address is pasted, as the templates say it too. */
const PLACES = Object.fromEntries(
	Object.values(SOURCES).map(({ label, address }) => [
		`${label}Trigger`,
		/\((.+?)\)/.exec(address)?.[1],
	]),
);
const nodes = await everyNode();
const credentials = await everyCredential();

/** Fails unless this is a page of ours, and a heading on it. @param {string} url */
function expectPage(url) {
	expect(url.startsWith(DOCS)).toBe(true);
	expect(brokenLink(url.slice(DOCS.length), house)).toBeUndefined();
}

/** Two pictures, for light and dark, that differ. @param {unknown} icon @param {URL} home */
function expectThemed(icon, home) {
	const { light = '', dark = '' } = Object(icon);
	const drawn = [light, dark].map((name) =>
		readFileSync(new URL(name.replace(/^file:/, ''), home), 'utf8'),
	);
	for (const picture of drawn) expect(picture).toMatch(/^<svg [^>]*viewBox/);
	expect(drawn[0]).not.toBe(drawn[1]);
}

describe.each(nodes)('$name', ({ name, description, methods, home }) => {
	const fields = withInner(description.properties);
	const isTrigger = description.group.includes('trigger');

	it('has a picture for light and for dark, and says in a line what it is set to', () => {
		expectThemed(description.icon, home);
		expect(description.subtitle).toMatch(/^=\{\{.+\}\}$/);
		expect(description.description).toMatch(/^[A-Z].{20,}[^.]$/);
	});

	it('is found by what people search for, and leads to its page', () => {
		const codex = JSON.parse(readFileSync(new URL(`${name}.node.json`, home), 'utf8'));
		expect(codex.node).toBe(`n8n-nodes-scrobble.${description.name}`);
		expect(codex.categories.length).toBeGreaterThan(0);
		expect(codex.alias.length).toBeGreaterThan(3);
		const { primaryDocumentation = [], credentialDocumentation = [] } = codex.resources;
		expect(primaryDocumentation).toHaveLength(1);
		expect(credentialDocumentation).toHaveLength(1);
		for (const { url } of [...primaryDocumentation, ...credentialDocumentation]) expectPage(url);
	});

	it('picks what a service knows from a searchable list that the node fills, or by another way', () => {
		for (const { name: field, type, modes = [], default: preset } of fields) {
			if (type !== 'resourceLocator') continue;
			expect({ field, preset }).toMatchObject({ preset: { mode: 'list' } });
			expect(modes[0]).toMatchObject({ name: 'list', typeOptions: { searchable: true } });
			expect(Object.keys(methods.listSearch ?? {})).toContain(
				modes[0]?.typeOptions?.searchListMethod,
			);
			expect(modes.length).toBeGreaterThan(1);
		}
	});

	it('explains every field that can be filled, by a text, an example or its choices', () => {
		const plain = ['notice', 'hidden', 'collection', 'fixedCollection', 'callout', 'button'];
		const silent = fields.filter(
			({ type, description: text, hint, placeholder, options }) =>
				!plain.includes(type) && !(text ?? hint ?? placeholder ?? options),
		);
		expect(silent.map(({ displayName }) => displayName)).toEqual([]);
	});

	it('writes its examples and its switches as n8n does', () => {
		for (const { displayName, placeholder, type, description: text } of fields) {
			if (placeholder && type !== 'collection' && type !== 'fixedCollection')
				expect({ displayName, placeholder }).toMatchObject({
					placeholder: expect.stringMatching(/^e\.g\. /),
				});
			if (type === 'boolean')
				expect({ displayName, text }).toMatchObject({ text: expect.stringMatching(/^Whether /) });
		}
	});

	if (isTrigger) {
		it('tells what starts it, and where to go when nothing does', () => {
			expect(description.inputs).toEqual([]);
			expect(description).not.toHaveProperty('usableAsTool');
			expect(description.properties.some(({ type }) => type === 'notice')).toBe(true);
		});
	} else {
		const operations = operationsOf(description);

		it('shows what comes out of each operation before its first run', () => {
			expect(operations.length).toBeGreaterThan(0);
			for (const { resource, operation } of operations) {
				const file = new URL(`__schema__/v1.0.0/${resource}/${operation}.json`, home);
				expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version: 1 });
			}
		});

		it('offers to simplify what it reads, where that has more than ten fields and is no watch event', () => {
			for (const { resource, operation } of operations) {
				const file = new URL(`__schema__/v1.0.0/${resource}/${operation}.json`, home);
				const answer = JSON.parse(readFileSync(file, 'utf8')).properties;
				if (Object.keys(answer).length <= 10 || 'event' in answer) continue;
				// What is written is answered in the short form alone.
				if (/^(mark|rate|set|add|remove|stop)/.test(operation)) continue;
				const shown = description.properties
					.filter(
						({ displayOptions }) =>
							displayOptions?.show?.resource?.includes(resource) &&
							displayOptions.show.operation?.includes(operation),
					)
					.map(({ name: field }) => field);
				expect({ resource, operation, shown }).toMatchObject({
					shown: expect.arrayContaining(['simplify']),
				});
			}
		});

		it('can be used by an agent', () => {
			expect(description.usableAsTool).toBe(true);
		});
	}

	if (description.webhooks) {
		it('says in its panel where in the media server the address belongs, and what to do then', () => {
			const { triggerPanel, eventTriggerDescription, activationMessage } = description;
			const panel = typeof triggerPanel === 'object' ? triggerPanel : {};
			const help = Object(panel.executionsHelp);
			const place = PLACES[name] ?? '';
			expect(place).not.toBe('');
			for (const text of [help.active, help.inactive]) {
				expect(text).toContain(place);
				expect(text).toMatch(/test address/);
				expect(text).toMatch(/production address/);
			}
			expect(panel.header).toMatch(/^Pull in events from /);
			expect(eventTriggerDescription).toMatch(/^Now play something on /);
			expect(activationMessage).toMatch(/production address/);
		});
	}
});

describe.each(credentials)('the credential $name', ({ credential, home }) => {
	it('has a picture for light and for dark, and leads to its page', () => {
		expectThemed(credential.icon, home);
		expectPage(credential.documentationUrl ?? '');
	});

	it('can be tested from its dialog', () => {
		const isOAuth = credential.extends?.includes('oAuth2Api') ?? false;
		const testedBy = nodes.flatMap(({ description: { credentials: used = [] }, methods }) =>
			used.flatMap(({ name, testedBy: test }) =>
				name === credential.name && typeof test === 'string' && methods.credentialTest?.[test]
					? [test]
					: [],
			),
		);
		expect(isOAuth || credential.test !== undefined || testedBy.length > 0).toBe(true);
	});

	it('explains every field that can be filled', () => {
		const silent = credential.properties.filter(
			({ type, description, hint, placeholder }) =>
				type !== 'hidden' && type !== 'notice' && !(description ?? hint ?? placeholder),
		);
		expect(silent.map(({ displayName }) => displayName)).toEqual([]);
	});
});
