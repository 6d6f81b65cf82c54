import { newAccount, touch } from './account.mjs';
import { dayAt } from './gate/quota.mjs';
import { mark, playsIn } from './lists/marking.mjs';
import { READ_AND_WRITE, READ_ONLY, REQUESTS_A_DAY } from './limits.mjs';

/**
 * What a test or the demo may do to the simulated Simkl beside calling it.
 * @param {{ grants: import('./signIn/grants.mjs').Grants, pins: import('./signIn/pins.mjs').Pins, devices: import('./signIn/devices.mjs').Devices,
 *   quota: import('./gate/quota.mjs').Quota,
 *   catalogue: import('./titles/catalogue.mjs').Catalogue, accounts: Map<string, import('./account.mjs').Account>,
 *   nextSignIns: string[], now: () => number }} world
 */
export function controls({ grants, pins, devices, quota, catalogue, accounts, nextSignIns, now }) {
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
		addAnime: catalogue.addAnime.bind(catalogue),
		/** @param {{ name: string, plan?: import('./account.mjs').Plan }} person */
		addAccount({ name, plan = 'free' }) {
			const added = newAccount(name, plan, 5000 + accounts.size);
			accounts.set(name, added);
			return added;
		},
		/** Id and secret are random unless given; an app of V1 unless its kind is. @param {Parameters<typeof grants.addApp>[0]} app */
		addApp: (app) => grants.addApp(app),
		/** The next visit to the authorize page signs in as this account without asking. @param {string} accountName */
		nextSignIn(accountName) {
			nextSignIns.push(account(accountName).name);
		},
		/** A token without the round trip through the browser. @param {string} accountName @param {string} clientId */
		signIn: (accountName, clientId) =>
			grants.add(account(accountName), clientId, now()).accessToken,
		/** Likewise, with all that V2 answers. @param {string} accountName @param {string} clientId @param {string} [scope] */
		tokensFor: (accountName, clientId, scope) =>
			grants.add(account(accountName), clientId, now(), scope),
		/** @param {string} userCode @param {string} accountName */
		answerPin: (userCode, accountName) => pins.approve(userCode, account(accountName)),
		/** As when somebody enters a device's code at simkl.com/pin. @param {string} userCode @param {string} accountName */
		approveDevice: (userCode, accountName) => devices.approve(userCode, account(accountName)),
		/** As when every device has waited long enough to ask again. */
		letDevicesAsk: () => devices.letAsk(),
		/** Further sign-ins may only read, as after a misspelt scope. @param {boolean} isSo */
		grantReadOnly(isSo) {
			grants.mostScope = isSo ? READ_ONLY : READ_AND_WRITE;
		},
		/** Whether a renewal names the refresh token, which a standard lets it leave out. @param {boolean} isSo */
		answerRefreshTokens(isSo) {
			grants.answersRefreshTokens = isSo;
		},
		/** As when a week has passed for every V2 sign-in of the account. @param {string} accountName */
		expireAccessTokens: (accountName) => grants.expire(accountName),
		/** @param {string} accountName */
		revoke: (accountName) => grants.revoke(accountName),
		/**
		 * Another write of this account is under way for so long.
		 * @param {string} accountName
		 * @param {number} ms
		 * @param {typeof import('./limits.mjs').LOCK_SPELLINGS[number]} [spelling]
		 */
		lock(accountName, ms, spelling = 'RATE_LIMIT') {
			account(accountName).lockedUntil = now() + ms;
			account(accountName).lockSpelling = spelling;
		},
		/** Other apps of the person have sent all that is left of this day but for so many. @param {string} accountName */
		leaveOfToday(accountName, left = 0) {
			const of = account(accountName);
			of.quota = { day: dayAt(now()).day, used: REQUESTS_A_DAY[of.plan] - left };
		},
		/** @param {string} clientId */
		useUpApp: (clientId) => quota.useUpApp(clientId),
		/** Turns an app away for so long, as for too many requests. @param {string} clientId @param {number} ms @param {403 | 412} status */
		block: (clientId, ms, status) => quota.block(clientId, now() + ms, status),
		/** Every play that an account has. @param {string} accountName */
		plays: (accountName) => playsIn(account(accountName)),
		/**
		 * As when somebody marks it on Simkl's own pages.
		 * @param {string} accountName
		 * @param {import('./titles/catalogue.mjs').Title} title
		 * @param {{ at: string, season?: number, number?: number }} play
		 */
		watch(accountName, title, { at, season = 1, number }) {
			const episode = title.episodes.find(
				(each) => each.season === season && each.number === number,
			);
			mark(account(accountName), title, episode ? [{ episode, at }] : [], at, now());
		},
		/**
		 * As when somebody takes it out of the library there.
		 * @param {string} accountName
		 * @param {import('./titles/catalogue.mjs').Title} title
		 */
		forget(accountName, title) {
			const from = account(accountName);
			from.library.delete(title.ids.simkl);
			touch(from, title, 'removed_from_list', now());
		},
	};
}
