import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import type { Resource } from './operation';

const RESOURCE_SELECTOR: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [],
	default: '',
};

const OPERATION_SELECTOR: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: [],
	default: '',
};

type Shown = NonNullable<IDisplayOptions['show']>;

function shownFor(field: INodeProperties, where: Shown): INodeProperties {
	return {
		...field,
		displayOptions: { ...field.displayOptions, show: { ...field.displayOptions?.show, ...where } },
	};
}

/** Operations that share a field (the same object) get it once, which keeps the node's description small. */
function fieldsOf({ value, operations }: Resource): INodeProperties[] {
	const owners = new Map<INodeProperties, string[]>();
	for (const operation of operations) {
		for (const field of operation.fields) {
			owners.set(field, [...(owners.get(field) ?? []), operation.value]);
		}
	}
	return [...owners].map(([field, operation]) => shownFor(field, { resource: [value], operation }));
}

function operationSelector({ value, operations }: Resource): INodeProperties {
	return {
		...OPERATION_SELECTOR,
		displayOptions: { show: { resource: [value] } },
		options: operations
			.map(({ name, value: operation, action, description }) => ({
				name,
				value: operation,
				action,
				description,
			}))
			.sort((one, other) => one.name.localeCompare(other.name)),
		default: operations[0].value,
	};
}

/** The whole parameter list of an action node; the first resource and its first operation are the defaults. */
export function buildProperties(resources: [Resource, ...Resource[]]): INodeProperties[] {
	return [
		{
			...RESOURCE_SELECTOR,
			options: resources
				.map(({ name, value }) => ({ name, value }))
				.sort((one, other) => one.name.localeCompare(other.name)),
			default: resources[0].value,
		},
		...resources.map(operationSelector),
		...resources.flatMap(fieldsOf),
	];
}
