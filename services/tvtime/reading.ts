import type { IDataObject } from 'n8n-workflow';
import type { HttpMethod, ServiceRequest } from '../http/exchange';
import { isData } from '../http/json';

export { countOf, dataOf, textOf } from '../http/json';

/** The objects of a list; undefined where there is no list, which is no empty one. */
export function listOf(value: unknown): IDataObject[] | undefined {
	return Array.isArray(value) ? value.filter(isData) : undefined;
}

/** TV Time's services behind its web application, which passes every request on. */
export type Upstream = 'api2.tozelabs.com' | 'msapi.tvtime.com' | 'search.tvtime.com';

/** A request through the web application: the service's address in base64 without its "=", its query beside it. */
export function viaSidecar(
	method: HttpMethod,
	upstream: Upstream,
	path: string,
	query: ServiceRequest['query'] = {},
): ServiceRequest {
	const address = Buffer.from(`https://${upstream}${path}`).toString('base64');
	return { method, path: '/sidecar', query: { o_b64: address.replaceAll('=', ''), ...query } };
}
