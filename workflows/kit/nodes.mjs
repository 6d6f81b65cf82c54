import { credentialsFor } from './credentials.mjs';
import { triggerName } from './services.mjs';

/**
 * The nodes of this package, as a template holds them: a credential's name and not its id, no webhook id.
 * @typedef {import('./workflow.mjs').Node} Node
 * @typedef {import('./workflow.mjs').Position} Position
 * @typedef {import('./services.mjs').SourceName} SourceName
 * @typedef {{ name: string, match: string }} Person of a trigger's list: the output's label, and ids or names separated by commas
 */

const PACKAGE = 'n8n-nodes-scrobble';

/**
 * @param {string} type without the package's name, e.g. `plexTrigger`
 * @param {string} name
 * @param {Position} position
 * @param {Record<string, unknown>} [parameters] what differs from its default
 * @param {string} [whose] account it writes to or looks into, e.g. `Bob's`
 * @returns {Node}
 */
export const ours = (type, name, position, parameters = {}, whose = 'Your') => ({
	name,
	type: `${PACKAGE}.${type}`,
	typeVersion: 1,
	position,
	parameters,
	...credentialsFor(type, parameters, whose),
});

/** A trigger with one output per person and a last one for everybody else. @param {SourceName} source @param {Position} position @param {Person[]} people */
export const triggerPerPerson = (source, position, people) =>
	ours(`${source}Trigger`, triggerName(source), position, {
		output: 'perPerson',
		people: { entries: people },
	});

/** A trigger for one person's plays alone. @param {SourceName} source @param {Position} position @param {string} person */
export const triggerOf = (source, position, person) =>
	ours(`${source}Trigger`, triggerName(source), position, { filters: { people: person } });

/** A trigger that looks every ten minutes. @param {string} type @param {string} name @param {Position} position @param {Record<string, unknown>} [parameters] */
export const pollingTrigger = (type, name, position, parameters = {}) =>
	ours(type, name, position, {
		pollTimes: { item: [{ mode: 'everyX', value: 10, unit: 'minutes' }] },
		...parameters,
	});

/**
 * Watch Event → Sync, with what is not taken on its red output.
 * @param {string} destination the node's type
 * @param {string} name
 * @param {Position} position
 * @param {Record<string, unknown>} [parameters]
 * @param {string} [whose]
 * @returns {Node}
 */
export const syncTo = (destination, name, position, parameters = {}, whose) => ({
	...ours(
		destination,
		name,
		position,
		{ resource: 'watchEvent', operation: 'sync', ...parameters },
		whose,
	),
	onError: 'continueErrorOutput',
});
