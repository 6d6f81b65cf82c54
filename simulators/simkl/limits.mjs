/**
 * The numbers of rules.mjs, all read on 2026-11-29. What the names in brackets stand for:
 * - [guide] api.simkl.org, "Migrating V1 to V2" (since 2026-09-18) and "Rate limits", as quoted by the clients below
 * - [cw] cenodude/CrossWatch 0.12.4 (2026-09-22) and its issue #1179
 * - [kodi] luc_kodi 1.0.88 (September 2026), which kept notes of what Simkl's pages and answers say
 * - [silo] Silo's Simkl plugin and its page on connecting (October 2026)
 * - [live] notes of clients' authors on answers they had seen (2026-09-24 and 2026-10-08)
 */

/**
 * The kinds of app. `v1`: made before September 2026; nobody can make one any more, none can be moved to V2, and Simkl ends
 * them on 2027-03-31 [cw]. The others are AUTH V2, by the name that the developer page gives them [guide, silo]:
 * - `device`, "TV, devices & command line": no secret, no redirect address, device codes alone
 * - `public`, "Mobile, desktop & browser": no secret, a redirect address
 * - `server`, "Server apps & services": a secret, shown once, that every call of the token endpoint has to carry [silo]
 * @typedef {'v1' | 'device' | 'public' | 'server'} AppKind
 */

/** Which ways of signing in an app has. That a `public` one has no device codes is assumed: nobody was seen to ask for one. */
export const WAYS = /** @type {const} */ ({
	v1: ['browser', 'pin'],
	device: ['device'],
	public: ['browser'],
	server: ['browser', 'device'],
});

/** A callback of V2 says who sent it (RFC 9207) [guide, kodi]. */
export const ISSUER = 'https://simkl.com';

/**
 * What may be asked for. One that is left out or misspelt is no error: the sign-in is read-only then, and the first write is
 * refused with 403 `insufficient_scope`. The answer names one of these two, whatever was asked for [guide, kodi].
 */
export const READ_ONLY = 'media:read';
export const READ_AND_WRITE = 'media:read media:write';

/** A V2 access token; `simkl_at_` begins it, a V1 token is 64 hex digits [kodi]. */
export const ACCESS_TOKEN_MS = 7 * 86_400_000;
/**
 * A V2 refresh token does not rotate: a renewal answers the same one, and its time begins anew. A renewal ends the access
 * token before it at once [guide, cw, kodi].
 */
export const REFRESH_TOKEN_MS = 180 * 86_400_000;
/** What V1's answer says of a token that cannot be renewed and does not end [cw]. */
export const V1_TOKEN_S = 157_680_000;

/**
 * Device codes (RFC 8628): `XXXX-YYYY`, good for 15 minutes, asked for every 5 seconds. Asking sooner is `slow_down`, which
 * makes the interval 5 seconds longer and counts from that moment. Somebody who says no is not told: the device goes on hearing
 * `authorization_pending` until the code has expired [kodi, live].
 */
export const DEVICE_CODE_MS = 900_000;
export const DEVICE_INTERVAL_S = 5;
export const SLOWER_BY_S = 5;

/**
 * Since 2026-09-19 a token that is sent with the client id of the other kind of app is revoked [kodi]. An app of one kind is
 * refused at the other's addresses: 400 `unauthorized_client` at V1's (also at /oauth/pin), 401 `invalid_client` at V2's [guide, cw].
 */
export const REVOKES_MIXED_TOKENS = true;

/**
 * POSTs that only read: a read-only sign-in may send them. That Simkl's scopes count /sync/watched so is assumed.
 */
export const READS_BY_POST = ['/users/settings', '/sync/watched'];

/**
 * What Cloudflare answers in Simkl's stead where no sign-in is sent: the only calls that a V2 app may make without one (others are
 * 401 `user_token_required`), and the only ones that no quota counts [guide, kodi, live].
 */
export const CACHED = /^\/((movies|tv|anime)\/\d+|(tv|anime)\/episodes\/\d+)$/;

/**
 * How many requests a person has a day, all of that person's V2 apps together: 429 `user_limit_exceeded` after that, with
 * `Retry-After` until midnight US Eastern [guide, kodi, cw]. Answers say what is left in `x-ratelimit-*` [live]. V1 has no such
 * number [kodi]. That refused requests are not counted is assumed.
 */
export const REQUESTS_A_DAY = { free: 500, pro: 1000, vip: 10_000 };

/**
 * Ten reads and one write a second for each token [guide]. The 429 `rate_limit` of these was seen to carry the seconds until
 * the *daily* reset as its `Retry-After` [live, one client]: only `*_limit_exceeded` can be believed.
 */
export const READS_A_SECOND = 10;

/** Another write of the account is under way: 400, which the rate-limits page spells in capitals and the sync guide does not [guide]. */
export const LOCK_SPELLINGS = /** @type {const} */ (['RATE_LIMIT', 'rate_limit']);

/** A temporary block of an app for too many requests: 412 `client_id_failed`, or 403, as for an app that is not known [kodi, guide]. */
export const BLOCK_STATUSES = /** @type {const} */ ([412, 403]);

/**
 * Who asks, with every call: client_id, app-name and app-version in the query, and a User-Agent (since 2026-04-22) [guide, kodi].
 * What an app gets that leaves out its name is not known ("may be blocked"): here it is refused at once.
 */
export const APP_NAME = /^[a-z0-9-]{2,}$/;
