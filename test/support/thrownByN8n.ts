import { AxiosError } from 'axios';
import { NodeApiError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';

export const NODE: INode = {
	id: '1',
	name: 'Trakt',
	type: 'trakt',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
export const URL_CALLED = 'https://api.example.com/sync/history';
export const SECRET = 'tok-3f9c';

/** As n8n-core throws it: the Error of the request inside a NodeApiError, whose signature asks for JSON. */
export const wrapped = (cause: Error) => new NodeApiError(NODE, Object.assign(cause));

/** As axios throws it, with the address it called and the token it sent. */
export function axiosError(message: string, code?: string, called = URL_CALLED, status?: number) {
	const thrown = AxiosError.from(new TypeError(message), code);
	return Object.assign(thrown, {
		config: { url: called, headers: { Authorization: `Bearer ${SECRET}` } },
		...(status && { response: { status, data: '' } }),
	});
}
