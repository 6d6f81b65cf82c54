/**
 * How a suite of chance runs: `SCROBBLE_FORM=short` in `npm test`, else in full; `SCROBBLE_SEED` repeats a run.
 */
export const isShort = process.env.SCROBBLE_FORM === 'short';

/** Printed by every run, and taken from `SCROBBLE_SEED` where one is given. */
export const seed = Number(process.env.SCROBBLE_SEED ?? Math.floor(Math.random() * 0x7fffffff));
if (!Number.isSafeInteger(seed))
	throw new Error(`The seed ${process.env.SCROBBLE_SEED} is not a whole number`);

/** Past jest, which would put a stack trace under each line. @param {string} line */
export const say = (line) => process.stdout.write(`${line}\n`);
