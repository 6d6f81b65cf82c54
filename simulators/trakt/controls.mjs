import { newAccount } from './account.mjs';

/**
 * What a test or the demo may do to the simulated Trakt beside calling it.
 * @param {{ grants: import('./signIn/grants.mjs').Grants, devices: import('./signIn/devices.mjs').Devices,
 *   catalogue: import('./titles/catalogue.mjs').Catalogue, accounts: Map<string, import('./account.mjs').Account>,
 *   nextSignIns: string[], now: () => number, accessTokenMs: number }} world
 */
export function controls({
	grants,
	devices,
	catalogue,
	accounts,
	nextSignIns,
	now,
	accessTokenMs,
}) {
	/** @param {string} name */
	function account(name) {
		const found = accounts.get(name);
		if (!found) throw new Error(`nobody has the account ${name}`);
		return found;
	}

	return {
		account,
		addMovie: catalogue.addMovie.bind(catalogue),
		addShow: catalogue.addShow.bind(catalogue),
		/** @param {{ name: string, vip?: boolean }} person */
		addAccount({ name, vip = false }) {
			const added = newAccount(name, vip, accounts.size + 1);
			accounts.set(name, added);
			return added;
		},
		/**
		 * A new app has no secret; an `old` one of before October 2026 has. Its id is random unless given.
		 * @param {{ name: string, old?: boolean, redirectUris: string[], clientId?: string }} app
		 */
		addApp({ old = false, ...app }) {
			return grants.addApp({ old, ...app });
		},
		/**
		 * As when nobody used it for 30 days, or its owner unlinked GitHub.
		 * @param {string} clientId
		 */
		removeApp(clientId) {
			const app = grants.apps.get(clientId);
			if (app) app.alive = false;
		},
		/**
		 * Somebody else uses the app today, so that Trakt does not delete it.
		 * @param {string} clientId
		 */
		useApp(clientId) {
			grants.liveApp(clientId, now());
		},
		/**
		 * The next visit to the authorize page signs in as this account without asking.
		 * @param {string} accountName
		 */
		nextSignIn(accountName) {
			nextSignIns.push(account(accountName).name);
		},
		/**
		 * Tokens without the round trip through the browser.
		 * @param {string} accountName
		 * @param {string} clientId
		 */
		signIn(accountName, clientId) {
			const redirectUri = grants.apps.get(clientId)?.redirectUris[0] ?? '';
			const signIn = { account: account(accountName), clientId, redirectUri };
			const { accessToken, refreshToken } = grants.add(signIn, now() + accessTokenMs);
			return { accessToken, refreshToken, redirectUri };
		},
		/**
		 * @param {string} userCode as the device shows it
		 * @param {string} [accountName] denied when left out
		 */
		answerDevice(userCode, accountName) {
			devices.decide(userCode, accountName === undefined ? 'denied' : account(accountName));
		},
		/** @param {string} accountName */
		expireAccessTokens(accountName) {
			for (const grant of grants.of(accountName)) grant.expiresAt = now() - 1;
		},
		/** Every access and refresh token that is or was good here; of earlier access tokens the last one. */
		tokensGiven: () =>
			grants.grants.flatMap(({ accessToken, refreshToken, usedRefreshTokens }) => [
				accessToken,
				refreshToken,
				...usedRefreshTokens,
			]),
		/** Every code that a device asks or asked with. */
		deviceCodesGiven: () => devices.secrets,
		/** @param {string} accountName */
		revoke(accountName) {
			for (const grant of grants.of(accountName)) grant.revoked = true;
		},
	};
}
