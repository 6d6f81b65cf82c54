import { core } from './nodes.mjs';

/**
 * The Data Table node, as the set uses it: tables go by their names.
 * @typedef {import('../kit/workflow.mjs').Node} Node
 * @typedef {import('../kit/workflow.mjs').Position} Position
 * @typedef {import('./names.mjs').Table} Table
 * @typedef {[column: string, condition: string, value?: string]} Condition
 */

const dataTable = core('dataTable', 1.1);

/** Makes the table unless it is there. @param {string} name @param {Position} position @param {Table} table */
export const makeTable = (name, position, table) =>
	dataTable(
		name,
		position,
		{
			resource: 'table',
			operation: 'create',
			tableName: table.name,
			columns: {
				column: Object.entries(table.columns).map(([column, type]) => ({ name: column, type })),
			},
			options: { createIfNotExists: true },
		},
		// Two executions may want it at once: the second finds it made.
		{ executeOnce: true, onError: 'continueRegularOutput' },
	);

/**
 * @param {string} name
 * @param {Position} position
 * @param {Table} table
 * @param {{ all?: Condition[], any?: Condition[], limit?: number, newestBy?: string }} which
 * @param {Record<string, unknown>} [more]
 */
export const getRows = (name, position, table, { all, any, limit, newestBy }, more) =>
	dataTable(
		name,
		position,
		{
			...rowsOf(table, 'get'),
			...conditions(all, any),
			...(limit === undefined ? { returnAll: true } : { limit }),
			...(newestBy === undefined
				? {}
				: { orderBy: true, orderByColumn: newestBy, orderByDirection: 'DESC' }),
		},
		more,
	);

/** One row for each item. @param {string} name @param {Position} position @param {Table} table @param {Record<string, string>} values @param {Record<string, unknown>} [more] */
export const addRows = (name, position, table, values, more) =>
	dataTable(
		name,
		position,
		{ ...rowsOf(table, 'insert'), columns: written(table, values), options: {} },
		more,
	);

/** The incoming items are rows. @param {string} name @param {Position} position @param {Table} table @param {Condition} same */
export const putRows = (name, position, table, same) =>
	dataTable(
		name,
		position,
		{
			...rowsOf(table, 'upsert'),
			...conditions([same]),
			columns: { mappingMode: 'autoMapInputData', value: null, matchingColumns: [], schema: [] },
			options: {},
		},
		// The database may be busy; writing a row twice is writing it once.
		{ retryOnFail: true, maxTries: 5, waitBetweenTries: 2000 },
	);

/**
 * @param {string} name
 * @param {Position} position
 * @param {Table} table
 * @param {Condition[]} all
 * @param {Record<string, string>} values
 * @param {Record<string, unknown>} [more]
 */
export const changeRows = (name, position, table, all, values, more) =>
	dataTable(
		name,
		position,
		{
			...rowsOf(table, 'update'),
			...conditions(all),
			columns: written(table, values),
			options: {},
		},
		more,
	);

/** @param {string} name @param {Position} position @param {Table} table @param {Condition[]} all @param {Record<string, unknown>} [more] */
export const deleteRows = (name, position, table, all, more) =>
	dataTable(
		name,
		position,
		{ ...rowsOf(table, 'deleteRows'), ...conditions(all), options: {} },
		more,
	);

/** @param {Table} table @param {string} operation */
const rowsOf = (table, operation) => ({
	resource: 'row',
	operation,
	dataTableId: { __rl: true, mode: 'name', value: table.name },
});

/** @param {Condition[] | undefined} all @param {Condition[]} [any] */
const conditions = (all, any = []) => ({
	matchType: all ? 'allConditions' : 'anyCondition',
	filters: {
		conditions: (all ?? any).map(([keyName, condition, keyValue]) => ({
			keyName,
			condition,
			...(keyValue === undefined ? {} : { keyValue }),
		})),
	},
});

/** Texts or expressions, by column. @param {Table} table @param {Record<string, string>} values */
const written = (table, values) => ({
	mappingMode: 'defineBelow',
	value: values,
	matchingColumns: [],
	schema: Object.keys(values).map((column) => columnOf(table, column)),
});

/** @param {Table} table @param {string} column */
const columnOf = (table, column) => ({
	id: column,
	displayName: column,
	required: false,
	defaultMatch: false,
	display: true,
	type: table.columns[column] === 'date' ? 'dateTime' : table.columns[column],
	readOnly: false,
	removed: false,
});
