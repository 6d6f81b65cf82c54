import { refused } from './answers';

/** TV Time's own id of the account, which its token carries as the claim `id` (or `ID`, in older ones). */
export function accountIdIn(token: string): string {
	const claims = claimsIn(token);
	const id = claims.id ?? claims.ID;
	if (typeof id === 'number' || (typeof id === 'string' && id !== '')) return String(id);
	throw refused(
		'The token of this credential does not say whose it is',
		'Sign in with e-mail address and password, or paste a token of the account itself.',
	);
}

function claimsIn(token: string): Record<string, unknown> {
	try {
		const parsed: unknown = JSON.parse(
			Buffer.from(token.split('.')[1] ?? '', 'base64url').toString(),
		);
		return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
	} catch {
		return {};
	}
}
