import { isExpression } from 'n8n-workflow/dist/esm/index.js';

/**
 * n8n's keeper of credentials, as far as sending uses it, for a credential type with a user name and password: it signs
 * in where no session is stored, and once more when n8n says that the session has expired. What it got is stored for
 * everybody, as in n8n's database. The order of calls is n8n-core's own (authentication.js); what is repeated here is n8n's
 * credentials-helper.js, which is part of no package that the tests install.
 *
 * @param {{
 *   type: import('n8n-workflow').ICredentialType,
 *   stored: import('n8n-workflow').ICredentialDataDecryptedObject,
 * }} given
 */
export function passwordCredential({ type, stored }) {
	const session = type.properties.find(({ typeOptions }) => typeOptions?.expirable)?.name;
	return {
		isCredentialUsableByNode: () => true,
		getParentTypes: () => [],
		getDecrypted: async () => structuredClone(stored),
		getCredentialsProperties: () => type.properties,
		/**
		 * @param {{ helpers: import('n8n-workflow').IHttpRequestHelper['helpers'] }} helpers
		 * @param {import('n8n-workflow').ICredentialDataDecryptedObject} credential
		 * @param {string} _name
		 * @param {import('n8n-workflow').INode} _node
		 * @param {boolean} isExpired
		 */
		async preAuthentication(helpers, credential, _name, _node, isExpired) {
			if (!type.preAuthentication || session === undefined) return undefined;
			if (credential[session] !== '' && !isExpired) return undefined;
			const got = await type.preAuthentication.call(helpers, credential);
			Object.assign(stored, got);
			return Object.assign(credential, got);
		},
		/**
		 * @param {import('n8n-workflow').ICredentialDataDecryptedObject} credential
		 * @param {string} _name
		 * @param {import('n8n-workflow').IHttpRequestOptions} request
		 * @param {import('n8n-workflow').Workflow} workflow
		 * @param {import('n8n-workflow').INode} node
		 */
		async authenticate(credential, _name, request, workflow, node) {
			const { authenticate } = type;
			if (typeof authenticate === 'function') return await authenticate(credential, request);
			const keys = { $credentials: credential };
			for (const [name, value] of Object.entries(authenticate?.properties.headers ?? {})) {
				const given = isExpression(value)
					? workflow.expression.getSimpleParameterValue(node, value, 'internal', keys)
					: value;
				request.headers = { ...request.headers, [name]: String(given) };
			}
			return request;
		},
	};
}
