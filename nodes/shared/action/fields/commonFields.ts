import type { INodeProperties } from 'n8n-workflow';
import type { Parameters } from '../parameters';
import { isRecord } from '../record';

/** Return All and Limit, as every Get Many has them. */
export const PAGING_FIELDS: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

/** What narrows a Get Many or a search; each filter is added by hand. */
export const filtersField = (...options: INodeProperties[]): INodeProperties => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options,
});

/** What most people leave as it is; each option is added by hand. */
export const optionsField = (...options: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options,
});

export const SIMPLIFY_FIELD: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

export const TAG_EXECUTION_FIELD: INodeProperties = {
	displayName: 'Tag Execution',
	name: 'tagExecution',
	type: 'boolean',
	default: true,
	description:
		'Whether to note person, title, destination and status as highlighted data of the execution, by which a registered n8n filters its list of executions',
};

export interface Located {
	mode: string;
	value: string;
	/** As the editor makes the field: a list in which nothing is chosen. An expression that came to nothing is not that. */
	isLeftEmpty: boolean;
}

/** What a resource locator holds: a mode and a value, or the bare value where an expression gave it. */
export function located(parameters: Parameters, name: string): Located {
	const given = parameters.given(name);
	const locator = parameters.group(name);
	const mode = locator.text('mode');
	return {
		mode,
		value: locator.text('value') || parameters.text(name),
		isLeftEmpty: isRecord(given) ? mode === 'list' && given.value === '' : given === undefined,
	};
}
