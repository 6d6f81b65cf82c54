/** What stops a script is said in its own words; a stack trace helps nobody who only wants to run it. */
process.on('uncaughtException', (failure) => {
	console.error(`\n${process.env.DEBUG ? failure.stack : failure.message}`);
	process.exit(1);
});
