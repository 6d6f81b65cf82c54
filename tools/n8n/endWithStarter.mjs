/**
 * Loaded into n8n before n8n itself: whoever started it holds the other end of a pipe. A process that is killed cannot
 * take its children with it, but its end of the pipe goes, and this one then ends as well.
 */
import { Socket } from 'node:net';

/** The pipe's number in this process, behind those of input, output and errors. */
const PIPE = 3;
/** For what it has under way. */
const PATIENCE_MS = 5_000;

// What n8n forks loads this too, and has something else under that number.
if (process.env.SCROBBLE_STARTER === String(process.ppid)) {
	const starter = new Socket({ fd: PIPE, readable: true, writable: false });
	starter.on('error', () => {}).on('close', end);
	starter.resume();
	starter.unref();
}
delete process.env.SCROBBLE_STARTER;

function end() {
	// Nobody reads what is said any more, and a broken output must not keep it from ending.
	process.stdout.on('error', () => {});
	process.stderr.on('error', () => {});
	setTimeout(() => process.kill(process.pid, 'SIGKILL'), PATIENCE_MS);
	process.kill(process.pid, 'SIGTERM');
}
