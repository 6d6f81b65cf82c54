/**
 * How often somebody else, a timer of a millisecond, got a turn while this was done: 0 where it held the thread to its end.
 * @param {Promise<unknown>} work
 */
export async function turnsWhile(work) {
	let turns = 0;
	const timer = setInterval(() => {
		turns += 1;
	}, 1);
	await work.finally(() => clearInterval(timer));
	return turns;
}
