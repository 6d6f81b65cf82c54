import type { SendingContext } from '../shared/action/sending/sendOnce';

/**
 * The same context, whose Trakt credential names n8n's own redirect address where it is renewed. Trakt asks for it again
 * with each renewal, and n8n sends it with the first exchange alone. Nobody has to type it: it is what n8n itself showed
 * when the account was connected.
 */
export function withRedirectAddress<Context extends SendingContext>(
	context: Context,
	credentialType: string,
): Context {
	const getCredentials = async (type: string, itemIndex?: number) => {
		const credential = await context.getCredentials(type, itemIndex);
		const { accessTokenUrl } = credential;
		if (type !== credentialType || typeof accessTokenUrl !== 'string') return credential;
		const address = encodeURIComponent(redirectAddress(context));
		return { ...credential, accessTokenUrl: `${accessTokenUrl}?redirect_uri=${address}` };
	};
	return new Proxy(context, {
		get: (target, name): unknown =>
			name === 'getCredentials' ? getCredentials : Reflect.get(target, name),
	});
}

/** The OAuth Redirect URL as n8n's editor shows it: the editor's address and the name of its REST interface. */
export function redirectAddress(
	context: Pick<SendingContext, 'getInstanceBaseUrl' | 'getRestApiUrl'>,
): string {
	const base = context.getInstanceBaseUrl().replace(/(?<!\/)\/+$/, '');
	const rest =
		context
			.getRestApiUrl()
			.replace(/(?<!\/)\/+$/, '')
			.split('/')
			.at(-1) ?? 'rest';
	return `${base}/${rest}/oauth2-credential/callback`;
}
