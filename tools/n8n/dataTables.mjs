/**
 * n8n's data tables, as its editor reads and changes them.
 * @typedef {import('./client.mjs').Json} Json
 * @typedef {import('./client.mjs').N8nClient} N8nClient
 */

/** @param {N8nClient} client @param {string} name @returns {Promise<string | undefined>} its address in n8n's REST interface */
async function addressOf(client, name) {
	const { data = [] } = await client.rest('GET', '/data-tables-global?take=100');
	const found = data.find((/** @type {Json} */ table) => table.name === name);
	return found && `/projects/${found.projectId ?? found.project?.id}/data-tables/${found.id}`;
}

/** @param {N8nClient} client @param {string} name */
async function knownAddress(client, name) {
	const address = await addressOf(client, name);
	if (!address) throw new Error(`n8n has no data table called ${name}`);
	return address;
}

/**
 * All rows, the oldest first; none where the table is not made yet.
 * @param {N8nClient} client
 * @param {string} name
 * @returns {Promise<Json[]>}
 */
export async function rowsOf(client, name) {
	const address = await addressOf(client, name);
	if (!address) return [];
	const found = [];
	for (;;) {
		const { data, count } = await client.rest(
			'GET',
			`${address}/rows?take=100&skip=${found.length}&sortBy=id:asc`,
		);
		found.push(...data);
		if (data.length === 0 || found.length >= count) return found;
	}
}

/**
 * Changes the rows whose column has this value.
 * @param {N8nClient} client
 * @param {string} name
 * @param {[column: string, value: string]} where
 * @param {Json} values
 */
export async function changeRows(client, name, [columnName, value], values) {
	await client.rest('PATCH', `${await knownAddress(client, name)}/rows`, {
		filter: { type: 'and', filters: [{ columnName, condition: 'eq', value }] },
		data: values,
	});
}

/** @param {N8nClient} client @param {string} name */
export async function dropTable(client, name) {
	const address = await addressOf(client, name);
	if (address) await client.rest('DELETE', address);
}
