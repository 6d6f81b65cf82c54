import { Memory } from '../../../../services/shared/memory';

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
