import { empty, json, Refusal } from '../../http/reply.mjs';

/** @typedef {import('../account.mjs').Account} Account */

const UPGRADE = 'https://trakt.tv/vip';

/**
 * 423 for an account that Trakt has locked or deactivated, whatever is asked for.
 * @param {Account} account
 */
export function checkUnlocked(account) {
	if (account.locked === false) return;
	const header = account.locked === 'locked' ? 'x-account-locked' : 'x-account-deactivated';
	throw new Refusal(empty(423, { [header]: 'true' }));
}

/**
 * 426 for a write of an account that may not write without VIP.
 * @param {Account} account
 */
export function checkVip(account) {
	if (!account.limits.vipOnly || account.vip) return;
	if (account.limits.bare) throw new Refusal(empty(426));
	throw new Refusal(empty(426, { 'x-vip-user': 'false', 'x-upgrade-url': UPGRADE }));
}

/**
 * 420 for plays that the account has no room for.
 * @param {Account} account
 * @param {number} plays how many are to be added
 */
export function checkHistoryRoom(account, plays) {
	const limit = account.limits.history;
	if (limit === undefined || account.history.length + plays <= limit) return;
	if (account.limits.bare) throw new Refusal(empty(420));
	throw new Refusal(
		json(420, undefined, {
			'x-account-limit': String(limit),
			'x-vip-user': String(account.vip),
			'x-upgrade-url': UPGRADE,
		}),
	);
}
