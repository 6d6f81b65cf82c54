import { createHash } from 'node:crypto';
import { empty, json } from '../../http/reply.mjs';
import { isRecord } from '../../http/request.mjs';
import { recordOf } from '../bodies.mjs';
import { failed, guid, problem } from '../parameters.mjs';

/** @typedef {import('../routes.mjs').PersonalCall} PersonalCall */

/** The server keeps these apart from the custom ones, and shows them whether they were ever set or not. */
const OWN = {
	chromecastVersion: 'stable',
	skipForwardLength: '30000',
	skipBackLength: '10000',
	enableNextVideoInfoOverlay: 'False',
	tvhome: '',
	dashboardTheme: '',
};

/** @param {import('../routes.mjs').Routes} routes */
export function addPreferenceRoutes(routes) {
	/** @type {Map<string, Record<string, unknown>>} */
	const kept = new Map();
	/**
	 * These alone answer 500 where there is nobody whose they could be: an API key without `userId`, or one of nobody
	 * (10.11.11, 12.0-rc5, 2026-11-29).
	 * @param {string} method
	 * @param {(call: PersonalCall) => import('../../http/reply.mjs').Reply} handle
	 */
	const personal = (method, handle) =>
		routes.signedIn(
			method,
			'/DisplayPreferences/:id',
			(call) => {
				const user = call.user ?? failed(500);
				return handle({ ...call, user });
			},
			500,
		);

	personal('GET', (call) => json(200, kept.get(keyOf(call)) ?? preferences(call, {})));
	personal('POST', (call) => {
		const body = recordOf(call.call);
		const custom = body.CustomPrefs ?? {};
		if (!isRecord(custom) || Object.values(custom).some((value) => !isTextOrNull(value))) {
			problem(400, '$.CustomPrefs', 'The JSON value could not be converted.');
		}
		// The custom preferences are replaced as a whole.
		kept.set(keyOf(call), preferences(call, body));
		return empty(204);
	});
}

/**
 * One set for each person, id and client.
 * @param {PersonalCall} call
 */
function keyOf({ user, params, query }) {
	const client = query.text('client') ?? problem(400, 'client', 'The client field is required.');
	return `${user.id}:${idOf(params.id ?? '')}:${client}`;
}

/**
 * An id that is no GUID is hashed to one.
 * @param {string} text
 */
function idOf(text) {
	const hash = () => createHash('md5').update(Buffer.from(text, 'utf16le')).digest('hex');
	return guid(text) ?? hash();
}

/**
 * @param {PersonalCall} call
 * @param {Record<string, unknown>} body
 */
function preferences({ params, query }, body) {
	return {
		Id: idOf(params.id ?? ''),
		SortBy: body.SortBy ?? 'SortName',
		RememberIndexing: body.RememberIndexing ?? false,
		PrimaryImageHeight: 250,
		PrimaryImageWidth: 250,
		CustomPrefs: { ...OWN, ...(isRecord(body.CustomPrefs) ? body.CustomPrefs : {}) },
		ScrollDirection: body.ScrollDirection ?? 'Horizontal',
		ShowBackdrop: body.ShowBackdrop ?? true,
		RememberSorting: body.RememberSorting ?? false,
		SortOrder: body.SortOrder ?? 'Ascending',
		ShowSidebar: body.ShowSidebar ?? false,
		Client: query.text('client'),
	};
}

/** @param {unknown} value */
function isTextOrNull(value) {
	return value === null || typeof value === 'string';
}
