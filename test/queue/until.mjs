import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits for a condition to hold, and says what it was if it never does.
 * @template T
 * @param {string} what
 * @param {() => Promise<T | undefined | false> | T | undefined | false} holds
 * @param {number} [timeoutMs]
 * @returns {Promise<T>}
 */
export async function until(what, holds, timeoutMs = 30_000) {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const result = await holds();
		if (result) return result;
		if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs / 1000} s in vain for ${what}`);
		await wait(100);
	}
}
