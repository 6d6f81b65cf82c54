/** A row of a list, as a service answers it. */
export type Row = { [name: string]: unknown };

const ODD: unknown[] = [{}, [], true, 'odd', -1, null];
/** What is no row at all. */
export const NO_ROWS: unknown[] = [{}, 7, null, 'odd'];

/** Every row that differs from the given one in one field, at any depth. */
export function oddOnes(row: Row): Row[] {
	return Object.entries(row).flatMap(([name, value]) => [
		...ODD.map((odd) => ({ ...row, [name]: odd })),
		...(isRow(value) ? oddOnes(value).map((inner) => ({ ...row, [name]: inner })) : []),
	]);
}

function isRow(value: unknown): value is Row {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
