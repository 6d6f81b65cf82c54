#!/usr/bin/env node
/** `npm run household -- …` in a clone, `npx n8n-nodes-scrobble …` from the published package. */
import { writeFileSync } from 'node:fs';
import { readArguments, USAGE, UsageError } from './household/arguments.mjs';
import { household } from './household/household.mjs';
import { asFile } from './kit/workflow.mjs';

try {
	const asked = readArguments(process.argv.slice(2));
	if (asked === 'help') console.log(USAGE);
	else {
		const { out, ...house } = asked;
		const text = asFile(household(house));
		if (out === undefined) process.stdout.write(text);
		else {
			writeFileSync(out, text);
			console.error(`${out} is written: in n8n, open a new workflow, then ⋯ → Import → From file.`);
		}
	}
} catch (failure) {
	if (failure instanceof UsageError) {
		console.error(`${failure.message}\n\n${USAGE}`);
		process.exitCode = 2;
	} else {
		console.error(failure instanceof Error ? failure.message : failure);
		process.exitCode = 1;
	}
}
