import { Workflow } from 'n8n-workflow/dist/esm/index.js';
import './n8nEngine.mjs';
import { passwordCredential } from './passwordCredential.mjs';

const { HookContext } = await import('n8n-core');

/** Made up, and long enough for the token's own test. */
export const WEBHOOK_TOKEN = ['attic', 'token', '0000', '0001'].join('-');

/**
 * A workflow with one webhook trigger, published, listened to and taken back as n8n does it: `checkExists`, then
 * `create` where it says no; `delete` with the mode and activation that n8n gives it (webhook.service.js,
 * test-webhooks.js and webhook-trigger-registrar.js of 2.41, which are part of no package that the tests install).
 *
 * @param {{
 *   nodeType: import('n8n-workflow').INodeType,
 *   parameters?: import('n8n-workflow').INodeParameters,
 *   type: import('n8n-workflow').ICredentialType,
 *   stored: import('n8n-workflow').ICredentialDataDecryptedObject,
 *   webhookId?: string,
 *   token?: string,
 *   base?: string,
 * }} given `type` and `stored`: the credential beside the webhook token
 */
export function publishedTrigger({
	nodeType,
	parameters = { registration: 'automatic' },
	type,
	stored,
	webhookId = '00000000-0000-4000-8000-000000000001',
	token = WEBHOOK_TOKEN,
	base = 'https://n8n.example',
}) {
	/** @type {import('n8n-workflow').INode} */
	const node = {
		id: 'trigger',
		name: 'Trigger',
		type: 'trigger',
		typeVersion: 1,
		position: [0, 0],
		webhookId,
		parameters,
		credentials: {
			[type.name]: { id: webhookId, name: 'Attic' },
			mediaServerWebhookTokenApi: { id: '2', name: 'Token' },
		},
	};
	const settings = { base, token, staticData: '{}' };
	const keeper = passwordCredential({ type, stored });
	const credentialsHelper = {
		...keeper,
		/** @param {unknown} _data @param {unknown} _details @param {string} name */
		getDecrypted: async (_data, _details, name) =>
			name === type.name ? await keeper.getDecrypted() : { token: settings.token },
	};

	/** @param {'manual' | 'activate' | 'init'} activation @param {'checkExists' | 'create' | 'delete'} method */
	async function run(activation, method) {
		const isTest = activation === 'manual';
		const workflow = new Workflow({
			id: 'workflow',
			active: !isTest,
			nodes: [node],
			connections: {},
			nodeTypes: /** @type {any} */ ({
				getByName: () => nodeType,
				getByNameAndVersion: () => nodeType,
				getKnownTypes: () => ({}),
			}),
			staticData: JSON.parse(settings.staticData),
		});
		/** @type {any} what n8n assembles at run time is not to be had from outside */
		const additionalData = {
			credentialsHelper,
			webhookBaseUrl: `${settings.base}/webhook`,
			webhookTestBaseUrl: `${settings.base}/webhook-test`,
		};
		const [mode, kind] =
			method === 'delete'
				? /** @type {const} */ (['internal', 'update'])
				: /** @type {const} */ ([isTest ? 'manual' : 'trigger', activation]);
		/** @type {any} */
		const webhookData = { isTest, webhookDescription: nodeType.description.webhooks?.[0] };
		const context = new HookContext(workflow, node, additionalData, mode, kind, webhookData);
		const done = await nodeType.webhookMethods?.default?.[method]?.call(context);
		// A test listen's static data is never stored.
		if (!isTest) settings.staticData = JSON.stringify(workflow.staticData);
		return done;
	}

	/** @param {'manual' | 'activate' | 'init'} activation */
	async function begin(activation) {
		const isThere = await run(activation, 'checkExists');
		if (!isThere) await run(activation, 'create');
		return { wasThere: isThere };
	}
	const path = nodeType.description.webhooks?.[0]?.path;
	return {
		/** What may change between two publications: n8n's own address, the webhook token. */
		settings,
		address: () => `${settings.base}/webhook/${webhookId}/${path}`,
		testAddress: () => `${settings.base}/webhook-test/${webhookId}/${path}`,
		publish: async () => await begin('activate'),
		/** n8n comes up again. */
		restart: async () => await begin('init'),
		unpublish: async () => await run('activate', 'delete'),
		listen: async () => await begin('manual'),
		endListening: async () => await run('manual', 'delete'),
	};
}
