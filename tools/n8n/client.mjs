import { setTimeout as wait } from 'node:timers/promises';

/**
 * n8n's own REST interface, as the editor uses it, and its public API for reading the execution log.
 * @typedef {{email: string, password: string, firstName: string, lastName: string}} Owner
 * @typedef {Record<string, any>} Json what n8n answers; the caller picks what it knows
 */

/** A busy machine takes seconds for a workflow of many triggers; a workflow that cannot be published says so at once. */
const PUBLISH_TIMEOUT_MS = 60_000;

export class N8nClient {
	/** Name to `name=value`. @type {Map<string, string>} */
	#cookies = new Map();
	/** @type {string | undefined} */
	#apiKey;

	/**
	 * @param {string} address
	 * @param {{ name: string, value: string }[]} [session] of a client that has signed in: n8n takes few sign-ins at a time
	 */
	constructor(address, session = []) {
		this.address = address;
		for (const { name, value } of session) this.#cookies.set(name, `${name}=${value}`);
	}

	/**
	 * @param {string} method
	 * @param {string} path
	 * @param {unknown} [body]
	 * @returns {Promise<Json>} the `data` of n8n's envelope
	 */
	async rest(method, path, body) {
		const answer = await fetch(`${this.address}/rest${path}`, {
			method,
			headers: {
				cookie: this.cookie,
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		for (const line of answer.headers.getSetCookie()) {
			const [pair = ''] = line.split(';');
			this.#cookies.set(pair.slice(0, pair.indexOf('=')), pair);
		}
		const text = await answer.text();
		if (!answer.ok)
			throw new Error(`n8n ${method} ${path} answered ${answer.status}: ${text.slice(0, 400)}`, {
				cause: answer.status,
			});
		const parsed = text === '' ? {} : JSON.parse(text);
		return parsed.data ?? parsed;
	}

	get cookie() {
		return [...this.#cookies.values()].join('; ');
	}

	/** The session, for a browser that shall be signed in as well. */
	get cookies() {
		return [...this.#cookies].map(([name, pair]) => ({ name, value: pair.slice(name.length + 1) }));
	}

	/** Makes the first account of a new n8n, or signs in to it where it is already there. @param {Owner} owner */
	async signIn(owner) {
		const settings = await this.rest('GET', '/settings');
		if (settings.userManagement?.showSetupOnFirstLoad)
			await this.rest('POST', '/owner/setup', owner);
		else
			await this.rest('POST', '/login', {
				emailOrLdapLoginId: owner.email,
				password: owner.password,
			});
	}

	/**
	 * @param {string} name
	 * @param {string} type
	 * @param {Json} data
	 * @returns {Promise<{id: string, name: string}>}
	 */
	async createCredential(name, type, data) {
		const { id } = await this.rest('POST', '/credentials', { name, type, data });
		return { id, name };
	}

	/**
	 * The OAuth round trip that the editor's "Connect" button starts: authorize address, the service's redirect, and
	 * n8n's callback, which exchanges the code. The service must sign somebody in by itself.
	 * @param {string} credentialId
	 */
	async connect(credentialId) {
		let address = await this.#authorizeAddress(credentialId);
		for (let hop = 0; hop < 5; hop++) {
			const ours = address.startsWith(this.address);
			const answer = await fetch(address, {
				redirect: 'manual',
				headers: ours ? { cookie: this.cookie } : {},
			});
			const next = answer.headers.get('location');
			if (next) {
				address = new URL(next, address).href;
				continue;
			}
			const page = await answer.text();
			if (!ours || !answer.ok || !/connected|success/i.test(page)) {
				throw new Error(
					`The sign-in ended at ${new URL(address).pathname} with ${answer.status}: ${textOf(page)}`,
				);
			}
			return;
		}
		throw new Error('The sign-in went round in circles');
	}

	/** @param {string} credentialId @returns {Promise<string>} */
	async #authorizeAddress(credentialId) {
		const answer = await this.rest('GET', `/oauth2-credential/auth?id=${credentialId}`);
		return String(answer);
	}

	/** @param {Json} workflow @returns {Promise<Json>} as stored */
	async importWorkflow(workflow) {
		// n8n 1 does not take it for granted that a new workflow is not active.
		return await this.rest('POST', '/workflows', { active: false, settings: {}, ...workflow });
	}

	/**
	 * Publishes, and waits until its triggers listen: n8n 1 answers once they do, n8n 2 before. That one reads the queue of
	 * publications and the triggers' states at the same time but not as one (WorkflowPublicationStatusService), so that
	 * "not_published" may also mean: done between the two reads.
	 * @param {Json} workflow as stored
	 * @param {number} [timeoutMs]
	 */
	async publish({ id, versionId }, timeoutMs = PUBLISH_TIMEOUT_MS) {
		await this.rest('POST', `/workflows/${id}/activate`, { versionId });
		const deadline = Date.now() + timeoutMs;
		for (;;) {
			const { status, triggers } = await this.rest(
				'GET',
				`/workflows/${id}/publication-status`,
			).catch((failure) => {
				if (failure.cause === 404) return { status: 'published', triggers: [] };
				throw failure;
			});
			if (status === 'published') return;
			const maySettle = status === 'in_progress' || status === 'not_published';
			if (!maySettle || Date.now() > deadline) {
				throw new Error(
					`n8n could not publish the workflow: ${status} ${JSON.stringify(triggers)}`,
				);
			}
			await wait(50);
		}
	}

	/** @param {string} id */
	async unpublish(id) {
		return await this.rest('POST', `/workflows/${id}/deactivate`, {});
	}

	/**
	 * The execution log, newest first, with every node's items.
	 * @param {{workflowId?: string, limit?: number}} [query]
	 * @returns {Promise<Json[]>}
	 */
	async executions({ workflowId, limit = 250 } = {}) {
		const apiKey = (this.#apiKey ??= await this.createApiKey(['execution:list', 'execution:read']));
		const found = [];
		let cursor = '';
		do {
			const query = new URLSearchParams({
				includeData: 'true',
				limit: String(Math.min(limit, 250)),
			});
			if (workflowId) query.set('workflowId', workflowId);
			if (cursor) query.set('cursor', cursor);
			const answer = await fetch(`${this.address}/api/v1/executions?${query}`, {
				headers: { 'x-n8n-api-key': apiKey },
			});
			if (!answer.ok)
				throw new Error(`n8n's execution log answered ${answer.status}: ${await answer.text()}`);
			/** @type {Json} */
			const page = await answer.json();
			found.push(...page.data);
			cursor = page.nextCursor ?? '';
		} while (cursor && found.length < limit);
		return found;
	}

	/** A key for n8n's public API. @param {string[]} scopes @returns {Promise<string>} */
	async createApiKey(scopes) {
		const { rawApiKey } = await this.rest('POST', '/api-keys', {
			label: `${scopes[0]} ${Date.now()}`,
			expiresAt: null,
			scopes,
		});
		return rawApiKey;
	}
}

/** @param {string} html */
const textOf = (html) =>
	html
		.replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
		.replace(/<[^<>]+>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, 300);

/**
 * What the nodes of one execution gave, as `{ 'Node Name': [[item json, …] per output] }`.
 * @param {Json} execution
 * @returns {Record<string, Json[][]>}
 */
export function itemsOf(execution) {
	const runs = execution.data?.resultData?.runData ?? {};
	return Object.fromEntries(
		Object.entries(runs).map(([name, nodeRuns]) => [
			name,
			(nodeRuns.at(-1)?.data?.main ?? []).map((/** @type {Json[] | null} */ output) =>
				(output ?? []).map((item) => item.json),
			),
		]),
	);
}
