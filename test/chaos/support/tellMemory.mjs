/**
 * Loaded into the suite's n8n before n8n itself: asked by SIGUSR2, it throws away what nobody needs any more and writes
 * down what is left. Without that, what a process holds says more of when it last tidied up than of what it keeps.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const file = process.env.SCROBBLE_MEMORY;
// Not for what n8n itself starts.
delete process.env.SCROBBLE_MEMORY;
delete process.env.NODE_OPTIONS;

if (file) {
	setFlagsFromString('--expose-gc');
	const tidyUp = runInNewContext('gc');
	process.on('SIGUSR2', () => {
		tidyUp();
		// Some of it can only go after it was seen that nobody needs it.
		setImmediate(() => {
			tidyUp();
			writeFileSync(`${file}.new`, JSON.stringify(process.memoryUsage()));
			renameSync(`${file}.new`, file);
		});
	});
}
