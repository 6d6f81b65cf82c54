import type { IAuthenticate, ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

const WEB_ADDRESS = /^https?:\/\/[^\s/\\?#@]+(\/[^\s?#]*)?$/i;

/**
 * A sign-in by headers that says which field is wrong before anything is sent: for an address without its scheme n8n's
 * test of a credential would show `ERR_INVALID_URL` alone.
 */
export function headersFor(
	{ field, label, example }: { field: string; label: string; example: string },
	headersOf: (credentials: ICredentialDataDecryptedObject) => IDataObject,
): IAuthenticate {
	return async (credentials, request) => {
		if (!WEB_ADDRESS.test(textOf(credentials[field]).replace(/(?<!\/)\/+$/, ''))) {
			throw new Error(
				`The credential's "${label}" is not a web address: give it with http:// or https://, e.g. ${example}`,
			);
		}
		return { ...request, headers: { ...request.headers, ...headersOf(credentials) } };
	};
}

export function textOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
