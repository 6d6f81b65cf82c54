import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import type { SendOnce, ServiceAnswer } from '../../../services/http/exchange';
import { isRecord } from './record';
import { whyNoAnswer } from './whyNoAnswer';
import { UnusableInput } from './unusableInput';

interface Wire {
	credentialType: string;
	/** From the credential alone, never from an item. */
	address: string;
	headers: Record<string, string>;
}

/** A web address without its trailing slashes. */
export function baseAddress(value: unknown, field: string): string {
	const address = typeof value === 'string' ? value.trim().replace(/\/+$/, '') : '';
	if (/^https?:\/\/[^\s/?#@]+[^\s?#]*$/i.test(address)) return address;
	throw new UnusableInput(
		`The credential's "${field}" is not a web address`,
		`Open the credential and give "${field}" as an address such as https://api.example.com`,
	);
}

function answerOf(response: unknown): ServiceAnswer {
	const { statusCode, headers, body } = isRecord(response) ? response : {};
	return {
		status: typeof statusCode === 'number' ? statusCode : 0,
		headers: Object.fromEntries(
			Object.entries(isRecord(headers) ? headers : {}).map(([name, value]) => [
				name.toLowerCase(),
				Array.isArray(value) ? value.join(', ') : String(value),
			]),
		),
		body,
	};
}

/** n8n's side of the contract in services/http/exchange.ts. */
export function sendOnce(
	execute: IExecuteFunctions,
	{ credentialType, address, headers }: Wire,
): SendOnce {
	return async ({ method, path, query = {}, body, headers: more }, timeoutMs) => {
		const url = `${address}${path}`;
		const qs = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
		const options: IHttpRequestOptions = {
			method,
			url,
			qs,
			body,
			headers: { ...headers, ...more },
			json: true,
			timeout: timeoutMs,
			returnFullResponse: true,
			// The 401 has to be thrown: n8n renews the token when it sees it so, and only then.
			ignoreHttpStatusErrors: { ignore: true, except: [401] },
			// A redirect would carry the token to an address that nobody entered in the credential.
			disableFollowRedirect: true,
		};
		try {
			return answerOf(
				await execute.helpers.httpRequestWithAuthentication.call(execute, credentialType, options),
			);
		} catch (thrown) {
			const reason = whyNoAnswer(thrown, url);
			if (reason) throw reason;
			const message = isRecord(thrown) && typeof thrown.message === 'string' ? thrown.message : '';
			throw new NodeOperationError(execute.getNode(), message || 'The request was not sent');
		}
	};
}
