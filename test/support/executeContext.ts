import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INode,
	NodeExecutionHint,
} from 'n8n-workflow';

export interface ExecuteContextOptions {
	/** The json of each incoming item; one empty item when left out. */
	items?: IDataObject[];
	/** The same for each item, or one set per item. */
	parameters?: IDataObject | IDataObject[];
	node?: Partial<INode>;
	credentials?: IDataObject;
	/** What n8n's sender does with a request; refuses all when left out. */
	send?: (options: IHttpRequestOptions, credentialType: string) => Promise<unknown>;
	isCancelled?: boolean;
	/** As n8n 1.123 gives it: the custom data is where expressions find it, and not on the context. */
	ofN8n1?: boolean;
}

/** What a node did to its context, to look at afterwards. */
export interface Traces {
	customData: Record<string, string>;
	hints: NodeExecutionHint[];
	requests: IHttpRequestOptions[];
	/** The credential that each of them was sent with. */
	credentials: unknown[];
}

/** Anything that is asked of the fake and not in it stops the test, so that it is what it says it is. */
export function complete<Whole extends object>(
	name: string,
	parts: Partial<Record<keyof Whole, unknown>>,
): Whole {
	return new Proxy(parts, {
		get(target, key) {
			if (key in target) return Reflect.get(target, key);
			throw new TypeError(`The fake ${name} has no "${String(key)}"`);
		},
	}) as Whole;
}

/** n8n's context of a running node, as far as action nodes use it. */
export function executeContext(options: ExecuteContextOptions = {}): {
	execute: IExecuteFunctions;
	traces: Traces;
} {
	const { items = [{}], parameters = {}, credentials = {}, isCancelled = false } = options;
	const { ofN8n1 = false } = options;
	const traces: Traces = { customData: {}, hints: [], requests: [], credentials: [] };
	const node: INode = {
		id: 'node',
		name: 'Trakt of Ada',
		type: 'n8n-nodes-scrobble.trakt',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { traktOAuth2Api: { id: 'credential-1', name: "Ada's Trakt" } },
		...options.node,
	};

	const helpers = complete<IExecuteFunctions['helpers']>('helpers', {
		async httpRequestWithAuthentication(
			this: IExecuteFunctions,
			credentialType: string,
			request: IHttpRequestOptions,
		) {
			traces.requests.push(request);
			traces.credentials.push(await this.getCredentials(credentialType));
			if (options.send) return await options.send(request, credentialType);
			throw new TypeError('This test sends nothing');
		},
	});
	const customData = {
		set: (key: string, value: string) => {
			traces.customData[key] = value;
		},
		setAll: (all: Record<string, string>) => Object.assign(traces.customData, all),
		get: (key: string) => traces.customData[key] ?? '',
		getAll: () => traces.customData,
	};
	const execute = complete<IExecuteFunctions>('context', {
		helpers,
		getNode: () => node,
		getInputData: () => items.map((json) => ({ json })),
		getNodeParameter: (name: string, itemIndex?: number, fallback?: unknown) => {
			const own = Array.isArray(parameters) ? parameters[itemIndex ?? 0] : parameters;
			const value = own?.[name] ?? fallback;
			if (value !== undefined) return value;
			throw new TypeError(`Could not get parameter "${name}"`);
		},
		// n8n's signature leaves the credential's shape to the caller.
		getCredentials: async <T extends object>() => credentials as T,
		getTimezone: () => 'UTC',
		getInstanceBaseUrl: () => 'http://localhost:5678/',
		getRestApiUrl: () => 'http://localhost:5678/rest',
		continueOnFail: () => (node.onError ?? 'stopWorkflow') !== 'stopWorkflow',
		getExecutionCancelSignal: () => (isCancelled ? AbortSignal.abort() : undefined),
		addExecutionHints: (...hints: NodeExecutionHint[]) => {
			traces.hints.push(...hints);
		},
		customData: ofN8n1 ? undefined : customData,
		...(ofN8n1 && { getWorkflowDataProxy: () => ({ $execution: { customData } }) }),
	});
	return { execute, traces };
}
