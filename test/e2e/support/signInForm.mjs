import { readTemplate } from '../../../tools/n8n/package.mjs';
import { withCredentials, withWebhookIds } from '../../../tools/n8n/workflow.mjs';
import { theN8n, until } from './n8n.mjs';

const CODE = /<h1>\s*([A-Z0-9-]{8,9})\s*<\/h1>/;

/**
 * The template's form, published, as somebody without an account of n8n meets it.
 * @param {import('../../../tools/n8n/client.mjs').N8nClient} client
 * @param {Record<string, string>} data of the Connect by Code credential, without its key
 * @param {{ webhooks?: string }} [at] where n8n takes forms, if that is a process of its own
 */
export async function publishSignInForm(client, data, { webhooks = client.address } = {}) {
	const scopes = ['credential:create', 'credential:list', 'credential:update'];
	const apiKey = await client.createApiKey(theN8n.isOfLine1 ? scopes.slice(0, 1) : scopes);
	const credential = await client.createCredential('By code', 'connectByCodeApi', {
		apiKey,
		n8nAddress: client.address,
		...data,
	});
	const template = await readTemplate('connect-an-account');
	const workflow = withCredentials(withWebhookIds(template), {
		'Ask for a Code': { connectByCodeApi: credential },
		'Wait for the Account': { connectByCodeApi: credential },
	});
	const stored = await client.importWorkflow(workflow);
	await client.publish(stored);
	const path = workflow.nodes.find(({ name }) => name === 'Connect an Account')?.webhookId;

	return {
		apiKey,
		workflowId: String(stored.id),
		/** Chooses a service. @param {string} service */
		async open(service) {
			const fields = new FormData();
			fields.set('field-0', service);
			const answer = await fetch(`${webhooks}/form/${path}`, {
				method: 'POST',
				body: fields,
			});
			/** @type {{ formWaitingUrl: string }} */
			const { formWaitingUrl } = await answer.json();
			const page = new URL(formWaitingUrl);
			page.host = new URL(webhooks).host;
			const status = new URL(page);
			status.pathname += '/n8n-execution-status';
			// As the page itself does: n8n answers nobody who asks for a form while the execution runs.
			const read = async () => {
				const text = await (await fetch(status)).text();
				return /form-waiting|success/.test(text) ? await (await fetch(page)).text() : '';
			};
			return {
				/** What the person has to enter. */
				code: async () => await until('a code', async () => CODE.exec(await read())?.[1]),
				/** Presses the button below it. */
				async goOn() {
					const pressed = await fetch(page, { method: 'POST', body: new FormData() });
					await pressed.text();
				},
				/** Fails with what it says instead. @param {RegExp} words */
				async says(words) {
					let shown = '';
					const found = async () => words.exec((shown = (await read()) || shown))?.[0];
					return await until(`the page to say ${words}`, found).catch((failure) => {
						const [said] = /<h1>[^]*<\/section>/.exec(shown) ?? [shown];
						throw new Error(`${failure.message}: ${said.replace(/<[^>]*>|\s+/g, ' ')}`);
					});
				},
			};
		},
		/** Everything that n8n keeps of the form's executions, those whose last page still stands open too: n8n 1 lists none of these by its API. */
		async log() {
			const filter = encodeURIComponent(JSON.stringify({ workflowId: stored.id }));
			const { results } = await client.rest('GET', `/executions?filter=${filter}&limit=50`);
			const kept = results.map((/** @type {{ id: string }} */ { id }) =>
				client.rest('GET', `/executions/${id}`),
			);
			return JSON.stringify(await Promise.all(kept));
		},
	};
}
