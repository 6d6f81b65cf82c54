/**
 * Breaks the lines that bear a promise, one by one, and runs the tests that have to notice. Ends with a failure where none
 * does. `npm run test:mutation -- trakt` takes those alone in whose file or words that, or another word behind it, stands.
 */
import { availableParallelism } from 'node:os';
import { MUTANTS } from './mutants.mjs';
import { fileOf, testsOf } from './places.mjs';
import { workbench } from './workbench.mjs';

const wanted = process.argv.slice(2);
/** @param {import('./mutant.mjs').Mutant} mutant */
const nameOf = (mutant) => `${fileOf(mutant)}: ${mutant.breaks}`;
const isWanted = (/** @type {string} */ name) => wanted.some((part) => name.includes(part));
const chosen = MUTANTS.filter((mutant) => wanted.length === 0 || isWanted(nameOf(mutant)));
const left = [...chosen];
/** @type {string[]} */
const survived = [];
let done = 0;

const whole = await workbench();
const red = await whole.run(undefined, [...new Set(chosen.flatMap(testsOf))]);
await whole.close();
if (red.length > 0) {
	console.error(`These fail without any mutant:\n${red.join('\n')}`);
	process.exit(1);
}

async function work() {
	const bench = await workbench();
	for (let mutant = left.shift(); mutant; mutant = left.shift()) {
		const noticed = await bench.run(mutant, testsOf(mutant));
		const line = nameOf(mutant);
		if (noticed.length === 0) survived.push(line);
		done += 1;
		console.log(`${done}/${chosen.length} ${noticed.length > 0 ? 'killed  ' : 'SURVIVED'} ${line}`);
	}
	await bench.close();
}
await Promise.all(Array.from({ length: availableParallelism() }, work));
console.log(`\n${done - survived.length} killed, ${survived.length} survived`);
for (const line of survived) console.log(`SURVIVED ${line}`);
process.exitCode = survived.length > 0 || done === 0 ? 1 : 0;
