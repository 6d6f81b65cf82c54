import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** n8n's keeper of an OAuth2 credential, as far as sending uses it: what it renews is stored for everybody. */
export function oAuthCredential(stored: ICredentialDataDecryptedObject): object {
	return {
		isCredentialUsableByNode: () => true,
		getParentTypes: () => ['oAuth2Api'],
		getDecrypted: async () => structuredClone(stored),
		getCredentialsProperties: () => [],
		runPreAuthentication: async () => undefined,
		async updateCredentialsOauthTokenData(
			_where: unknown,
			_type: string,
			renewed: ICredentialDataDecryptedObject,
		) {
			Object.assign(stored, renewed);
		},
	};
}
