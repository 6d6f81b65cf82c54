import type {
	IDataObject,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	INode,
	NodeParameterValueType,
} from 'n8n-workflow';
import { complete } from './executeContext';

/** n8n's context of a list that the editor asks for, while somebody fills in the node. */
export function listContext(given: {
	parameters: Record<string, NodeParameterValueType>;
	credentials: IDataObject;
	node: Pick<INode, 'name' | 'type' | 'credentials'>;
	send: (request: IHttpRequestOptions) => Promise<unknown>;
}): { context: ILoadOptionsFunctions; requests: IHttpRequestOptions[] } {
	const requests: IHttpRequestOptions[] = [];
	const node: INode = {
		id: 'node',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		...given.node,
	};
	const helpers = complete<ILoadOptionsFunctions['helpers']>('helpers', {
		async httpRequestWithAuthentication(_type: string, request: IHttpRequestOptions) {
			requests.push(request);
			return await given.send(request);
		},
	});
	const context = complete<ILoadOptionsFunctions>('list context', {
		helpers,
		getNode: () => node,
		getCurrentNodeParameter: (name: string) => given.parameters[name],
		// n8n's signature leaves the credential's shape to the caller.
		getCredentials: async <T extends object>() => given.credentials as T,
	});
	return { context, requests };
}
