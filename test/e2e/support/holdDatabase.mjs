/**
 * Run by the Node.js that runs n8n, which has SQLite built in: locks the database that it is given, says so, and lets go
 * when its standard input ends. n8n cannot write meanwhile.
 */
import { DatabaseSync } from 'node:sqlite';

const db = new DatabaseSync(process.argv[2] ?? '');
db.exec('PRAGMA busy_timeout = 30000; BEGIN IMMEDIATE');
process.stdout.write('locked');
process.stdin.resume().on('end', () => {
	db.exec('ROLLBACK');
	db.close();
});
