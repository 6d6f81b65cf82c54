import { rowsOf } from './fields.mjs';

/**
 * @typedef {import('n8n-workflow').INodeTypeDescription} Description
 * @typedef {import('n8n-workflow').INodeProperties} Field
 */

/** `JellyfinTrigger` → `jellyfin-trigger`. @param {string} name */
export const fileNameOf = (name) => name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

/**
 * A node's page: its picture, what it can do, every field, word by word as the editor says it.
 * @param {{ name: string, description: Description, guide: string }} node `guide`: the page with everything around it
 */
export function pageOf({ name, description, guide }) {
	const { displayName, properties } = description;
	const resources = choices(properties.find((field) => field.name === 'resource'));
	const everywhere = properties.filter(
		(field) =>
			!['resource', 'operation'].includes(field.name) && !field.displayOptions?.show?.operation,
	);
	return [
		`# ${displayName}`,
		`<!-- Written by "npm run docs" from the node's own description; a test holds it to that. -->`,
		`![${displayName} in n8n's editor](../images/${fileNameOf(name)}.png)`,
		`${description.description}. How to set it up, and what it does with each event: [the guide](../${guide}). [Its limits](../${guide}#limits) · [When a play does not arrive](../troubleshooting.md)`,
		...(resources.length > 0 ? [summary(properties, resources)] : []),
		...table('## Fields', everywhere, properties),
		...resources.flatMap((resource) => ofResource(resource, properties)),
	]
		.join('\n\n')
		.concat('\n');
}

/**
 * The list of all these pages.
 * @param {{ name: string, description: Description }[]} nodes
 */
export const listOf = (nodes) =>
	[
		'# Nodes, operations and fields',
		`<!-- Written by "npm run docs"; a test holds it to the nodes. -->`,
		[
			'| Node | What it does |',
			'|---|---|',
			...nodes.map(
				({ name, description }) =>
					`| [${description.displayName}](${fileNameOf(name)}.md) | ${description.description} |`,
			),
		].join('\n'),
		`n8n shows what comes out of an action's operation before its first run, so that fields can be dragged at once. It does so for no trigger of anybody's: run a test listen, or fetch a test event.`,
	]
		.join('\n\n')
		.concat('\n');

/** @typedef {{ name: string, value: string, description?: string }} Choice */

/** @param {Field | undefined} field @returns {Choice[]} */
const choices = (field) =>
	(field?.options ?? []).flatMap((option) =>
		'value' in option
			? [{ name: option.name, value: String(option.value), description: option.description }]
			: [],
	);

/** @param {Field[]} properties @param {string} resource */
const operationsOf = (properties, resource) =>
	choices(
		properties.find(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions?.show?.resource?.includes(resource),
		),
	);

/** @param {Field[]} properties @param {Choice[]} resources */
const summary = (properties, resources) =>
	[
		'| Resource | Operations |',
		'|---|---|',
		...resources.map(({ name, value }) => {
			const operations = operationsOf(properties, value).map((operation) => operation.name);
			return `| ${name} | ${operations.join(', ')} |`;
		}),
	].join('\n');

/** @param {Choice} resource @param {Field[]} properties */
function ofResource({ name, value }, properties) {
	return operationsOf(properties, value).flatMap((operation) => {
		const fields = properties.filter(
			({ displayOptions: { show } = {} }) =>
				(!show?.resource || show.resource.includes(value)) &&
				show?.operation?.includes(operation.value),
		);
		const notices = fields.filter(({ type }) => type === 'notice');
		return [
			`## ${name}: ${operation.name}`,
			...(operation.description ? [`${operation.description}.`.replace('..', '.')] : []),
			...notices.map(({ displayName }) => `> ${displayName}`),
			...table('', fields, properties),
		];
	});
}

/** @param {string} heading @param {Field[]} fields @param {Field[]} all @returns {string[]} */
function table(heading, fields, all) {
	const rows = rowsOf(fields, all);
	if (rows.length === 0) return [];
	const lines = rows.map(
		({ name, preset, text }) => `| ${name} | ${cell(preset)} | ${cell(text)} |`,
	);
	return [
		...(heading ? [heading] : []),
		['| Field | Default | What it does |', '|---|---|---|', ...lines].join('\n'),
	];
}

/** @param {string} text */
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
