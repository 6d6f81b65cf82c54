/**
 * Loaded into n8n before its own code (`node --require`): takes a CPU profile between two SIGUSR2 and writes it to
 * SCROBBLE_PROFILE.
 */
const { writeFileSync } = require('node:fs');
const { Session } = require('node:inspector');

/** @type {import('node:inspector').Session | undefined} */
let session;

process.on('SIGUSR2', () => {
	if (session) {
		const ending = session;
		session = undefined;
		ending.post('Profiler.stop', (failure, { profile }) => {
			if (failure) throw failure;
			writeFileSync(String(process.env.SCROBBLE_PROFILE), JSON.stringify(profile));
			ending.disconnect();
		});
		return;
	}
	session = new Session();
	session.connect();
	session.post('Profiler.enable');
	session.post('Profiler.setSamplingInterval', { interval: 250 });
	session.post('Profiler.start');
});
