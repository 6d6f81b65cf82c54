/**
 * What the simulated Trakt holds for true of the real one: each rule with where it was read and when, in this
 * place alone. Nobody has tried them live from here. `guides` are in trakt/trakt-api, projects/developer/src/lib/guides.
 *
 * @typedef {object} Rule
 * @property {string} rule
 * @property {string} source
 * @property {string} read date of the source
 * @property {'sure' | 'fairly sure' | 'unsure'} sure
 */

/** @satisfies {Record<string, Rule>} */
export const RULES = {
	maker: {
		rule: 'Whoever has a verified GitHub account may make an app, with or without VIP; unlinking it deletes the app. A deleted app meets an empty 403 on every call, public ones too, and invalid_client at the token endpoint.',
		source: 'trakt/trakt-api pull request 945; guides api-use-policy.md',
		read: '2026-09-23',
		sure: 'sure',
	},
	idle: {
		rule: 'An app that nobody uses for 30 days in a row is deleted.',
		source: 'guides api-use-policy.md',
		read: '2026-09-22',
		sure: 'fairly sure',
	},
	connectedApps: {
		rule: 'A free account has two connected community apps. A third one is blocked, or replaces the oldest: both were reported.',
		source: 'trakt/trakt-api discussion 943',
		read: '2026-09-18',
		sure: 'fairly sure',
	},
	noSecret: {
		rule: 'A new app has no secret. Where an old one has, it may be left out of every request; one that is sent has to be right, and an empty one is a wrong one.',
		source:
			'guides pkce.md; contracts oauth/schema/request at 97f8a424; trakt/trakt-android pull request 404',
		read: '2026-10-01',
		sure: 'sure',
	},
	pkce: {
		rule: 'A sign-in without a secret needs PKCE, with S256 alone: the challenge at authorize, the verifier at the exchange.',
		source: 'guides pkce.md',
		read: '2026-10-01',
		sure: 'sure',
	},
	bodyAlone: {
		rule: 'Client id and secret are read from the body, never from a Basic header.',
		source: 'contracts oauth/schema/request at 97f8a424',
		read: '2026-10-01',
		sure: 'unsure',
	},
	redirect: {
		rule: 'A renewal names the redirect address of the sign-in, as the exchange does; one of a device names one of the app.',
		source:
			'contracts oauth/schema/request/tokenBaseSchema.ts at 97f8a424; raycast/extensions pull request 29215 (a renewal without it failed). That our query does for the body is a guess.',
		read: '2026-10-01',
		sure: 'unsure',
	},
	tokens: {
		rule: 'Access tokens last 7 days; the answer has expires_at (seconds since 1970) beside expires_in, and the scope "public offline_access".',
		source: 'guides authentication-oauth.md',
		read: '2026-10-01',
		sure: 'sure',
	},
	singleUse: {
		rule: 'A renewal gives a new refresh token and kills the one before; that one, or one of before the move of 2026, is answered 400 invalid_grant, "session not found".',
		source: 'guides authentication-oauth.md; trakt/trakt-api issue 888',
		read: '2026-10-01',
		sure: 'sure',
	},
	device: {
		rule: 'A device signs in with the client id alone. Polled faster than its interval it is answered 429; 400 is pending, 404 unknown, 409 used, 410 expired, 418 denied, all with bodies that need not be JSON.',
		source: 'guides authentication-oauth.md; contracts oauth at 97f8a424',
		read: '2026-10-01',
		sure: 'fairly sure',
	},
	minutes: {
		rule: 'The date of a play is cut to its minute, however it came.',
		source: 'staff in trakt/trakt-api issue 876 (2026-08-03); discussion 694, since 2026-03-01',
		read: '2026-08-03',
		sure: 'sure',
	},
	sameMinute: {
		rule: 'A play of a title that has one of that minute is added again (the contract, 2026-07-30), or joined with it (announced) and counted as nothing or as updated.',
		source: 'projects/api/src/contracts/sync; trakt/trakt-api discussion 694',
		read: '2026-07-30',
		sure: 'unsure',
	},
	reads: {
		rule: 'One account reads 500 times in five minutes, and writes once a second. A 429 may come without Retry-After and X-Ratelimit.',
		source: 'guides rate-limiting.md',
		read: '2026-10-07',
		sure: 'sure',
	},
	pages: {
		rule: 'A page has 10 entries unless a limit is sent, and 250 at most: more is cut without a word.',
		source: 'guides pagination.md; trakt/trakt-api issue 775',
		read: '2026-09-04',
		sure: 'sure',
	},
	hidden: {
		rule: 'What a person has hidden is counted, and taken out of a page after it was cut: pages come short or empty.',
		source: 'trakt/trakt-api issue 142',
		read: '2026-09-04',
		sure: 'fairly sure',
	},
	bareLimits: {
		rule: 'A 420 may come without body and headers, a 426 without the address of an upgrade.',
		source: 'guides user-account-limits.md, vip-methods.md',
		read: '2026-09-24',
		sure: 'sure',
	},
	watchOnlyOnce: {
		rule: 'A person may keep one play of each title (browsing.watch_only_once, told with extended=browsing): a further one moves its date and is counted as updated.',
		source: 'projects/api/src/contracts/users, settings; historyResponseSchema',
		read: '2026-07-30',
		sure: 'fairly sure',
	},
	scrobbleWindow: {
		rule: 'A second scrobble of one title is a 409 for an hour. Trakt does not say how long.',
		source: 'guides about-scrobble.md, which names no time',
		read: '2026-07-30',
		sure: 'unsure',
	},
	search: {
		rule: 'A search is by title, loosely, and by how popular a title is; its order and scores are not said anywhere. The nodes compare titles themselves.',
		source: 'contracts search; guides: nothing of the order',
		read: '2026-07-30',
		sure: 'unsure',
	},
	checkin: {
		rule: 'A check-in that is under way is 409 with expires_at; DELETE /checkin is 204, whether there is one or not.',
		source: 'projects/api/src/contracts/checkin at 586224b, which names no other answer',
		read: '2026-07-30',
		sure: 'fairly sure',
	},
};

/** `RULES.idle` */
export const IDLE_MS = 30 * 86_400_000;
/** `RULES.connectedApps` */
export const CONNECTED_APPS = 2;
/** `RULES.tokens` */
export const ACCESS_TOKEN_MS = 7 * 86_400_000;
export const SCOPE = 'public offline_access';

/** `RULES.minutes`, in milliseconds */
export const DATE_STEP_MS = 60_000;
/** `RULES.reads`, of one account in one period */
export const READS = 500;
/** `RULES.reads` */
export const READ_PERIOD_MS = 300_000;
/** `RULES.reads`, between two writes of one account */
export const WRITE_INTERVAL_MS = 1000;
/** `RULES.pages` */
export const BIGGEST_PAGE = 250;
/** `RULES.pages` */
export const DEFAULT_PAGE = 10;
/** `RULES.scrobbleWindow` */
export const SCROBBLE_WINDOW_MS = 3_600_000;

/**
 * What Trakt does differently from day to day, or in a way that sources disagree about. A test changes it on `trakt.rules`.
 * @typedef {object} Variants
 * @property {'added' | 'zero' | 'updated'} sameMinute `RULES.sameMinute`
 * @property {number} reads of one account in one period
 * @property {boolean} limitHeaders whether a 429 says what was exceeded
 * @property {number} biggestPage
 */

/** @returns {Variants} */
export const usualVariants = () => ({
	sameMinute: 'added',
	reads: READS,
	limitHeaders: true,
	biggestPage: BIGGEST_PAGE,
});
