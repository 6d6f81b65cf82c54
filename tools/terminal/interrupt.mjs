/** Resolves at Ctrl-C, or when somebody asks this process to end. @returns {Promise<void>} */
export function untilInterrupted() {
	return new Promise((resolve) => {
		process.once('SIGINT', () => resolve());
		process.once('SIGTERM', () => resolve());
	});
}
