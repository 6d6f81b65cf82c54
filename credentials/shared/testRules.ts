import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	IDataObject,
} from 'n8n-workflow';

type Rules = NonNullable<ICredentialTestRequest['rules']>;
type Rule = Rules[number];

const REDIRECTS = [301, 302, 303, 307, 308];
const BEHIND_A_PROXY = [502, 504];

/**
 * What n8n shows for a credential's test instead of a status' bare English name. Where nobody answers at all, n8n shows the
 * error's code and asks no rule.
 * @param name of the service
 * @param own what a status means there, over what it means everywhere
 * @param key of its answer, by which it is known; none where the answer has no such thing
 */
export function rulesFor(name: string, own: Record<number, string>, key?: string): Rules {
	const texts: Record<number, string> = {
		...Object.fromEntries(
			REDIRECTS.map((status) => [
				status,
				`The address in the credential leads somewhere else (${status}): put the final one into it, often the one with https://`,
			]),
		),
		400: `${name} did not take the request as it was sent (400): where the server wants https://, the address has to begin so`,
		404: `Something other than ${name} answers at this address (404): check host, port and, where there is one, the path`,
		429: `Too many requests for ${name}, or for a proxy in front of it (429): test again later`,
		503: `${name} is starting or being updated (503): test again in some minutes`,
		...Object.fromEntries(
			BEHIND_A_PROXY.map((status) => [
				status,
				`A proxy answers at this address, and ${name} behind it does not (${status}): see whether it runs`,
			]),
		),
		...own,
	};
	const codes: Array<Extract<Rule, { type: 'responseCode' }>> = Object.entries(texts).map(
		([status, message]) => ({
			type: 'responseCode',
			properties: { value: Number(status), message },
		}),
	);
	// n8n takes both kinds in one list, which its own type does not say.
	const rules: Rule[] = codes;
	if (key !== undefined) {
		const message = `Something other than ${name} answers at this address`;
		rules.push({ type: 'responseSuccessBody', properties: { key, value: undefined, message } });
	}
	return codes;
}

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
