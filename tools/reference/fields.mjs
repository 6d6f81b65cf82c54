/**
 * @typedef {import('n8n-workflow').INodeProperties} Field
 * @typedef {{ name: string, preset: string, text: string }} Row
 */

/** Nothing to fill in. */
const SILENT = ['notice', 'hidden', 'callout', 'button'];

/**
 * Every field that can be filled, those inside a collection under its name.
 * @param {Field[]} fields
 * @param {Field[]} all of the node, for the names of those on which one depends
 * @param {string} [inside]
 * @returns {Row[]}
 */
export const rowsOf = (fields, all, inside = '') =>
	fields
		.filter(({ type }) => !SILENT.includes(type))
		.flatMap((field) => {
			const name = `${inside}${field.displayName}`;
			const inner = innerFields(field);
			if (inner.length === 0) return [rowOf(field, name, all)];
			const own = field.description ? [rowOf(field, name, all)] : [];
			return [...own, ...rowsOf(inner, all, `${name} → `)];
		});

/** @param {Field} field @returns {Field[]} */
const innerFields = ({ type, options = [] }) =>
	type === 'collection' || type === 'fixedCollection'
		? options.flatMap((option) => {
				if ('values' in option) return option.values;
				return 'type' in option ? [option] : [];
			})
		: [];

/** @param {Field} field @param {string} name @param {Field[]} all @returns {Row} */
function rowOf(field, name, all) {
	const { description, hint, placeholder, required } = field;
	const parts = [
		required ? 'Required.' : '',
		sentence(description ?? hint ?? ''),
		choicesOf(field),
		placeholder?.startsWith('e.g.') ? `For example \`${placeholder.slice(5)}\`.` : '',
		conditionOf(field, all),
	];
	return { name, preset: presetOf(field), text: parts.filter((part) => part !== '').join(' ') };
}

/** @param {Field} field */
function choicesOf({ type, options = [], modes = [] }) {
	if (type === 'resourceLocator')
		return `Picked ${modes.map(({ displayName }) => displayName.replace(/^./, (letter) => letter.toLowerCase())).join(', ')}.`;
	if (type !== 'options' && type !== 'multiOptions') return '';
	const choices = options.flatMap((option) =>
		'value' in option
			? [`*${option.name}*${option.description ? ` (${option.description})` : ''}`]
			: [],
	);
	return choices.length > 0 ? `${choices.join(', ')}.` : '';
}

/** @param {Field} field */
function presetOf({ type, default: preset, options = [] }) {
	const label = (/** @type {unknown} */ value) =>
		options.flatMap((option) =>
			'value' in option && option.value === value ? [option.name] : [],
		)[0] ?? String(value);
	if (type === 'boolean') return preset ? 'on' : 'off';
	if (Array.isArray(preset)) return preset.map(label).join(', ') || '–';
	if (preset === '' || preset === undefined || typeof preset === 'object') return '–';
	return label(preset);
}

/** What else has to be chosen for it to be seen. @param {Field} field @param {Field[]} all */
function conditionOf({ displayOptions }, all) {
	const needs = Object.entries(displayOptions?.show ?? {}).filter(
		([key]) => !['resource', 'operation', '@version'].includes(key),
	);
	if (needs.length === 0) return '';
	const words = needs.map(([key, values = []]) => {
		const other = all.find(({ name }) => name === key.replace(/^\//, ''));
		const chosen = values.map((value) =>
			typeof value === 'object'
				? JSON.stringify(value)
				: presetOf({ .../** @type {Field} */ (other), default: value }),
		);
		return `*${other?.displayName ?? key}* ${chosen.join(' or ')}`;
	});
	return `Only with ${words.join(' and ')}.`;
}

/** @param {string} text */
const sentence = (text) => (text === '' || /[.!?]$/.test(text) ? text : `${text}.`);
