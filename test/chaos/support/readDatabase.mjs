/**
 * Run by the Node.js that runs n8n, which has SQLite built in: which tables hold which of the secrets. Takes
 * `{ database, secrets: { name: [values] } }` on the standard input, prints `{ rows, found: ["table.column: name"] }`.
 */
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';

const { database, secrets } = JSON.parse(await text(process.stdin));
const db = new DatabaseSync(database, { readOnly: true });
/** @type {[string, string[]][]} */
const sought = Object.entries(secrets);
const found = new Set();
let rows = 0;
const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
for (const { name: table } of tables) {
	for (const row of db.prepare(`SELECT * FROM "${table}"`).iterate()) {
		rows += 1;
		for (const [column, value] of Object.entries(row)) {
			if (value === null || typeof value === 'number') continue;
			const held = value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : `${value}`;
			for (const [name, values] of sought) {
				if (values.some((secret) => held.includes(secret)))
					found.add(`${table}.${column}: ${name}`);
			}
		}
	}
}
process.stdout.write(JSON.stringify({ rows, found: [...found] }));
