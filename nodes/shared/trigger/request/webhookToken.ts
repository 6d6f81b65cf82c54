import { createHash, timingSafeEqual } from 'crypto';
import type { ICredentialsDecrypted, INodeCredentialTestResult } from 'n8n-workflow';
import { Memory } from '../../../../services/shared/memory';
import { isRecord, Refusal, text } from './triggerContext';
import type { TriggerContext } from './triggerContext';

/** Milliseconds; as long as a token that was taken out of its credential may still be taken by this process. */
const REMEMBERED_FOR_MS = 60_000;

/** The digests of tokens that were read lately, never the tokens, by the credential's id. */
const tokens = new Memory<Buffer>(1000, () => 1, REMEMBERED_FOR_MS);

/**
 * The digest of a credential's token, if it was read within the last minute.
 *
 * n8n 2.41 opens a credential for a webhook in a new isolate, also where nothing in it is an expression
 * (`applyDefaultsAndOverwrites` without a run): a quarter of what a request costs.
 */
export function rememberedToken(credentialId: string | null | undefined): Buffer | undefined {
	return credentialId ? tokens.get(credentialId) : undefined;
}

export function rememberToken(credentialId: string | null | undefined, digest: Buffer): void {
	if (credentialId) tokens.set(credentialId, digest);
}

export const WEBHOOK_TOKEN_CREDENTIAL = 'mediaServerWebhookTokenApi';
const SHORTEST_TOKEN = 16;

/**
 * Refuses a request that does not carry the token of the node's credential.
 *
 * It is looked for in the query (`?token=`, all that Plex can carry), in the header
 * `X-Scrobble-Token` and in `Authorization: Bearer`; one that fits is enough.
 */
export async function checkToken(context: TriggerContext): Promise<void> {
	if (context.getNodeParameter('authentication', 'token') === 'none') return;

	const presented = presentedTokens(context).map(digest);
	const credentialId = context.getNode().credentials?.[WEBHOOK_TOKEN_CREDENTIAL]?.id;
	const remembered = rememberedToken(credentialId);
	if (remembered && presented.some((token) => timingSafeEqual(token, remembered))) return;

	const expected = digest(await tokenOf(context));
	rememberToken(credentialId, expected);
	// Each one is compared, so that the time taken does not say which of them fits.
	const fits = presented.map((token) => timingSafeEqual(token, expected));
	if (fits.includes(true)) return;
	throw new Refusal(
		401,
		fits.length > 0
			? 'The token is not the one in the credential of this trigger.'
			: 'The token is missing: add it to the address as ?token=… or send it as X-Scrobble-Token.',
	);
}

/** A trigger whose credential is missing, empty or cannot be opened lets nobody in, and says so. */
async function tokenOf(context: TriggerContext): Promise<string> {
	const { name, credentials } = context.getNode();
	const token = await context.getCredentials(WEBHOOK_TOKEN_CREDENTIAL).then(
		(credential) => text(credential.token).trim(),
		() => {
			if (credentials?.[WEBHOOK_TOKEN_CREDENTIAL] === undefined) return '';
			context.logger.warn(
				`${name} could not open its Media Server Webhook Token credential and turned a request away`,
			);
			throw new Refusal(503, 'The token credential of this trigger could not be opened.');
		},
	);
	if (token !== '') return token;
	throw new Refusal(
		401,
		'This trigger has no token yet: choose a Media Server Webhook Token credential in it.',
	);
}

/** Whether a request carries a token, be it the right one or not. */
export function presentsToken(context: TriggerContext): boolean {
	return presentedTokens(context).length > 0;
}

function presentedTokens(context: TriggerContext): string[] {
	const { query, headers } = context.getRequestObject();
	return [
		isRecord(query) ? text(query.token) : '',
		text(headers['x-scrobble-token']),
		/^Bearer\s+(\S+)\s*$/i.exec(text(headers.authorization))?.[1] ?? '',
	].filter((token) => token !== '');
}

/** Digests have one length, so the time taken says nothing about the token or its length. */
const digest = (token: string) => createHash('sha256').update(token, 'utf8').digest();

/** The credential's own test: there is no server to ask, so it judges the token itself. */
export async function webhookTokenTest(
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const token = text(credential.data?.token).trim();
	if (token.length < SHORTEST_TOKEN) {
		return {
			status: 'Error',
			message: `The token has fewer than ${SHORTEST_TOKEN} characters. Make a longer one at random, for example with a password generator.`,
		};
	}
	if (!/^[A-Za-z0-9._~-]+$/.test(token)) {
		return {
			status: 'Error',
			message:
				'The token has characters that an address cannot carry. Use letters, digits and . _ ~ - only.',
		};
	}
	return { status: 'OK', message: 'The token can be used' };
}
