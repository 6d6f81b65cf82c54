export const OPTIONS = /** @type {const} */ ({
	dryRun: false,
	mostPlays: 0,
	isCancelled: () => false,
	approximateDates: 'keep',
	rewatch: false,
});
