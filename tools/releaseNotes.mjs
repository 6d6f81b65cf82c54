/** Prints what CHANGELOG.md says of the version in package.json; the release on GitHub has it as its text. */
import './terminal/plainErrors.mjs';
import { readFileSync } from 'node:fs';
import { releaseNotes } from './reference/releaseNotes.mjs';

const read = (/** @type {string} */ file) =>
	readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');

console.log(releaseNotes(read('CHANGELOG.md'), JSON.parse(read('package.json')).version));
