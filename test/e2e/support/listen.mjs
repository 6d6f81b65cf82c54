import { randomUUID } from 'node:crypto';
import axios from 'axios';

/**
 * What a person in the editor clicks: "Listen for test event" in the trigger itself, or "Execute workflow" with it.
 * @typedef {{destinationNode: {nodeName: string, mode: 'inclusive'}} | {triggerToStartFrom: {name: string}}} Click
 */

/** @type {(trigger: string) => Click} */
export const listenForTestEvent = (nodeName) => ({
	destinationNode: { nodeName, mode: 'inclusive' },
});
/** @type {(trigger: string) => Click} */
export const executeWorkflowFrom = (name) => ({ triggerToStartFrom: { name } });

/**
 * Starts a test listen as the editor does, which names its own window in `push-ref`.
 * @param {import('../../../tools/n8n/client.mjs').N8nClient} client
 * @param {string} workflowId
 * @param {Click} click
 * @returns {Promise<{waitingForWebhook?: boolean, executionId?: string}>}
 */
export async function startListening(client, workflowId, click) {
	const { data } = await axios.post(`${client.address}/rest/workflows/${workflowId}/run`, click, {
		headers: { cookie: client.cookie, 'push-ref': randomUUID() },
	});
	return data.data;
}
