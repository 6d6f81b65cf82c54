import { readFileSync } from 'node:fs';

const house = new URL('../../', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', house), 'utf8'));

/** @typedef {import('n8n-workflow').INodeTypeDescription} Description */

/**
 * A file that n8n is told to load, in this repository: its class and the folder it stands in.
 * @param {string} path as package.json names it
 */
async function loaded(path) {
	const source = path.replace(/^dist\//, '').replace(/\.js$/, '');
	const name = (source.split('/').at(-1) ?? '').split('.')[0] ?? '';
	const made = await import(`../../${source}`);
	return { name, instance: new made[name](), home: new URL('.', new URL(source, house)) };
}

/** Jest cannot read two modules that share a third at once. @param {string[]} paths */
async function oneByOne(paths) {
	const found = [];
	for (const path of paths) found.push(await loaded(path));
	return found;
}

/** Every node that the package registers. */
export async function everyNode() {
	const nodes = await oneByOne(manifest.n8n.nodes);
	return nodes.map(({ name, instance, home }) => ({
		name,
		/** @type {Description} */
		description: instance.description,
		methods: instance.methods ?? {},
		home,
	}));
}

/** Every credential type that the package registers. */
export async function everyCredential() {
	const credentials = await oneByOne(manifest.n8n.credentials);
	return credentials.map(({ name, instance, home }) => ({
		name,
		/** @type {import('n8n-workflow').ICredentialType} */
		credential: instance,
		home,
	}));
}

/** Resource and operation of everything that an action node can do. @param {Description} description */
export const operationsOf = ({ properties }) =>
	properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) =>
			(displayOptions?.show?.resource ?? []).flatMap((resource) =>
				options.map((option) => ({
					resource: String(resource),
					operation: String('value' in option ? option.value : ''),
				})),
			),
		);

/** A field and those inside it. @param {import('n8n-workflow').INodeProperties[]} fields @returns {import('n8n-workflow').INodeProperties[]} */
export const withInner = (fields) =>
	fields.flatMap((field) => [
		field,
		...withInner(
			(field.options ?? []).flatMap((option) =>
				'values' in option ? option.values : 'type' in option ? [option] : [],
			),
		),
	]);
