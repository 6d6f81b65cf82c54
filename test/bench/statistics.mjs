/** @param {number[]} values */
export function median(values) {
	return percentile(values, 50);
}

/** The value that this share of all stays below or at. @param {number[]} values @param {number} percent */
export function percentile(values, percent) {
	const sorted = values.toSorted((one, other) => one - other);
	const found = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
	if (found === undefined) throw new Error('Nothing was measured');
	return found;
}

/**
 * Median, with the lowest and the highest round behind it.
 * @param {number[]} rounds
 * @param {number} [digits]
 */
export function withSpread(rounds, digits = 1) {
	const written = (/** @type {number} */ value) => value.toFixed(digits);
	return `${written(median(rounds))} (${written(Math.min(...rounds))}–${written(Math.max(...rounds))})`;
}

/**
 * What one thing is to another, round by round, so that both met the same machine.
 * @param {number[]} rounds
 * @param {number[]} others of the same rounds
 */
export const ratios = (rounds, others) =>
	rounds.map((value, round) => value / (others[round] ?? NaN));

/** CPU time that this process spends on a piece of work, in milliseconds. @param {() => void} work */
export function cpuMs(work) {
	const before = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}
