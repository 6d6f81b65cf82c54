const ttyOut = process.stdout.isTTY === true;
/** @param {number} ms */
const seconds = (ms) => `${Math.round(ms / 1000)} s`;

/** Plain output gets a sign of life this often; a terminal gets a moving line. */
const PLAIN_EVERY_MS = 15_000;

/**
 * Does a piece of work under a label, and shows that it goes on: nobody looks at a still screen for more than two seconds.
 * @template T
 * @param {string} label
 * @param {(say: (detail: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
	const began = Date.now();
	let detail = '';
	const say = (/** @type {string} */ text) => {
		detail = text.replace(/\s+/g, ' ').slice(0, 60);
	};
	const line = () => `… ${label} (${seconds(Date.now() - began)})${detail ? ` ${detail}` : ''}`;
	if (!ttyOut) console.log(`… ${label}`);
	const timer = setInterval(
		() => (ttyOut ? process.stdout.write(`\r\x1b[2K${line()}`) : console.log(line())),
		ttyOut ? 250 : PLAIN_EVERY_MS,
	);
	const close = (/** @type {string} */ sign) => {
		clearInterval(timer);
		console.log(`${ttyOut ? '\r\x1b[2K' : ''}${sign} ${label} (${seconds(Date.now() - began)})`);
	};
	try {
		const result = await work(say);
		close('✔');
		return result;
	} catch (failure) {
		close('✘');
		throw failure;
	}
}
