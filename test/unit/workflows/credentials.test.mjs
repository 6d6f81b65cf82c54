import { describe, expect, it } from '@jest/globals';
import { household } from '../../../workflows/household/household.mjs';
import { DESTINATIONS, SOURCES } from '../../../workflows/kit/services.mjs';
import { TEMPLATES } from '../../../workflows/templates/index.mjs';
import { everyNode } from '../../support/thePackage.mjs';

/** @typedef {{ name: string, type: string, parameters: Record<string, unknown>, credentials?: unknown }} Placed */

const people = ['Alice', 'Bob'];
const sources = /** @type {(keyof typeof SOURCES)[]} */ (Object.keys(SOURCES));
/** @type {[string, ReturnType<typeof household>][]} */
const generated = sources.map((source) => [
	`the household with ${source}`,
	household({
		people: people.map((name) => ({ name, match: name })),
		sources: [source],
		destinations: Object.keys(DESTINATIONS),
	}),
]);
const workflows = [...Object.entries(TEMPLATES), ...generated];

const descriptions = new Map(
	(await everyNode()).map(({ description }) => [
		`n8n-nodes-scrobble.${description.name}`,
		description,
	]),
);

/** @param {Record<string, unknown>} values @param {object} [wanted] */
const fits = (values, wanted = {}) =>
	Object.entries(wanted).map(([field, of]) => Array.isArray(of) && of.includes(values[field]));

/** The credential types that n8n asks of a node of ours, as its parameters stand. @param {Placed} node */
function askedOf({ type, parameters }) {
	const { properties = [], credentials = [] } = descriptions.get(type) ?? {};
	const preset = Object.fromEntries(properties.map(({ name, default: value }) => [name, value]));
	const values = { ...preset, ...parameters };
	return credentials
		.filter(
			({ displayOptions: { show, hide } = {} }) =>
				fits(values, show).every(Boolean) && !fits(values, hide).some(Boolean),
		)
		.map(({ name }) => name);
}

/** And of a node of n8n's own that our workflows have. @param {Placed} node */
function askedByN8n({ type, parameters }) {
	if (type === 'n8n-nodes-base.emailSend') return ['smtp'];
	if (type === 'n8n-nodes-base.discord') return ['discordWebhookApi'];
	return parameters.authentication === 'basicAuth' ? ['httpBasicAuth'] : [];
}

describe.each(workflows)('the credentials of %s', (_, { nodes }) => {
	const placed = /** @type {Placed[]} */ (nodes);

	it('are asked for by name wherever n8n asks for one, so that n8n puts in no other', () => {
		for (const node of placed) {
			const asked = descriptions.has(node.type) ? askedOf(node) : askedByN8n(node);
			const named = Object.fromEntries(
				asked.map((type) => [type, { id: null, name: expect.stringMatching(/^\S.+\S$/) }]),
			);
			expect({ name: node.name, credentials: node.credentials ?? {} }).toEqual({
				name: node.name,
				credentials: named,
			});
		}
	});
});

describe.each(generated)('the accounts of %s', (_, { nodes }) => {
	it('are called after the person whose node it is, but for what the house has once', () => {
		for (const { name, credentials } of /** @type {Placed[]} */ (nodes)) {
			const person = people.find((one) => name.startsWith(`${one}'s `));
			for (const [type, { name: called }] of Object.entries(Object(credentials ?? {})))
				expect({ name, called }).toEqual({
					name,
					called:
						person === undefined
							? 'Webhook Token'
							: type === 'jellyfinApi'
								? 'Jellyfin Server'
								: name,
				});
		}
	});
});
