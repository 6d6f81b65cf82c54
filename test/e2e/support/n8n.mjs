import { setTimeout as wait } from 'node:timers/promises';
import { N8nClient } from '../../../tools/n8n/client.mjs';

/** @type {{address: string, logFile: string, userFolder: string, tarball: string, pid: number, isOfLine1: boolean, session: {name: string, value: string}[]}} */
export const theN8n = JSON.parse(process.env.SCROBBLE_E2E ?? '{}');

/** Signed in to the one n8n of this run. */
export async function signedIn() {
	return new N8nClient(theN8n.address, theN8n.session);
}

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

/**
 * The executions of a workflow once `count` of them have ended, oldest first.
 * @param {N8nClient} client
 * @param {string} workflowId
 * @param {number} count
 */
export async function endedExecutions(client, workflowId, count, timeoutMs = 60_000) {
	return await until(
		`${count} ended executions`,
		async () => {
			const ended = (await client.executions({ workflowId })).filter(
				({ status }) => !['running', 'new', 'waiting'].includes(status),
			);
			return ended.length >= count && ended.reverse();
		},
		timeoutMs,
	);
}
