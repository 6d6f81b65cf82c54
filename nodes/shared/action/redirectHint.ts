import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * Warns while there is still time: the first sign-in works with any address in the credential's field, but the first
 * renewal, a week later, fails if it is not this n8n's own callback.
 */
export function hintAtRedirectUrl(execute: IExecuteFunctions, redirectUri: unknown): void {
	const home = execute.getInstanceBaseUrl();
	const stored = typeof redirectUri === 'string' ? redirectUri.trim() : '';
	if (!home || (stored.startsWith(home) && stored.endsWith('/oauth2-credential/callback'))) return;
	// Contexts other than a node's run, and n8n before 1.90, have no hints.
	if (typeof execute.addExecutionHints !== 'function') return;
	execute.addExecutionHints({
		type: 'warning',
		location: 'outputPane',
		message: `The credential's Redirect URL is not the one of this n8n, so the sign-in cannot be renewed when it expires. Open the credential and set it to the OAuth Redirect URL shown there, e.g. ${home}rest/oauth2-credential/callback`,
	});
}
