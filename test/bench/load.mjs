import { performance } from 'node:perf_hooks';
import { post } from '../../simulators/http/post.mjs';

/**
 * Sends webhooks as several media servers would: each waits for its answer before it sends its next one.
 * @param {{ address: string, webhook: import('../../simulators/http/post.mjs').WebhookRequest }[]} requests
 * @param {number} servers at once
 * @returns {Promise<{ answeredMs: number[], tookMs: number }>} milliseconds from sending to 200, and for all of them
 */
export async function sendAll(requests, servers) {
	/** @type {number[]} */
	const answeredMs = [];
	const waiting = [...requests];
	const began = performance.now();
	const server = async () => {
		for (let next = waiting.shift(); next; next = waiting.shift()) {
			const sentAt = performance.now();
			const { status, text } = await post(next.address, next.webhook);
			if (status !== 200) throw new Error(`A webhook was answered ${status}: ${text}`);
			answeredMs.push(performance.now() - sentAt);
		}
	};
	await Promise.all(Array.from({ length: servers }, server));
	return { answeredMs, tookMs: performance.now() - began };
}
