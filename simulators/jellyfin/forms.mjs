/**
 * @typedef {import('./properties.mjs').Properties} Properties
 * @typedef {'sendAll' | 'template' | 'form'} Form `sendAll`: Send All Properties; `template`: a Handlebars template
 *   whose values are all text; `form`: a Generic Form destination
 */

/** The plugin escapes quotes in these before it serialises them, so a reader finds `\"` in the parsed text. */
const QUOTE_ESCAPED = [
	'Name',
	'Overview',
	'Tagline',
	'SeriesName',
	'ServerName',
	'Client',
	'DeviceName',
];

const TEMPLATE = [
	'NotificationType',
	'NotificationUsername',
	'UserId',
	'ServerId',
	'ServerName',
	'UtcTimestamp',
	'ItemId',
	'ItemType',
	'Name',
	'SeriesName',
	'SeriesId',
	'SeasonNumber',
	'EpisodeNumber',
	'EpisodeNumberEnd',
	'Year',
	'RunTimeTicks',
	'PlaybackPositionTicks',
	'IsPaused',
	'IsAutomated',
	'PlayedToCompletion',
	'Played',
	'SaveReason',
	'LastPlayedDate',
	'Rating',
	'DeviceId',
	'DeviceName',
	'Provider_imdb',
	'Provider_tmdb',
	'Provider_tvdb',
];

/**
 * @param {Properties} properties
 * @param {Form} form
 * @returns {{ contentType: string, text: string }}
 */
export function write(properties, form) {
	const escaped = withEscapedQuotes(properties);
	switch (form) {
		case 'sendAll':
			return { contentType: 'text/plain; charset=utf-8', text: netJson(escaped) };
		case 'template':
			return { contentType: 'text/plain; charset=utf-8', text: rendered(escaped) };
		case 'form':
			return {
				contentType: 'application/x-www-form-urlencoded',
				text: new URLSearchParams(
					Object.entries(escaped).map(([name, value]) => [name, asText(value)]),
				).toString(),
			};
	}
}

/**
 * JSON as .NET's default encoder writes it: quotes, `& ' + < >`, backticks and everything beyond ASCII as \uXXXX.
 * @param {Properties} properties
 */
export function netJson(properties) {
	return JSON.stringify(properties).replace(/\\.|[&'+<>`]|[^\x20-\x7e]/g, (found) => {
		if (found === '\\"') return '\\u0022';
		if (found.startsWith('\\')) return found;
		return `\\u${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
	});
}

/** @param {Properties} properties */
function rendered(properties) {
	const lines = TEMPLATE.map((name) => {
		const text = asText(properties[name] ?? null);
		return `  "${name}": "${/Id$/.test(name) ? dashed(text) : text}"`;
	});
	return `{\n${lines.join(',\n')}\n}`;
}

/** @param {string | number | boolean | null} value */
function asText(value) {
	if (value === null) return '';
	if (typeof value === 'boolean') return value ? 'True' : 'False';
	return String(value);
}

/**
 * A template writes ids with dashes, Send All Properties without.
 * @param {string} id
 */
function dashed(id) {
	return id.replace(
		/^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/,
		'$1-$2-$3-$4-$5',
	);
}

/**
 * @param {Properties} properties
 * @returns {Properties}
 */
function withEscapedQuotes(properties) {
	return Object.fromEntries(
		Object.entries(properties).map(([name, value]) => [
			name,
			typeof value === 'string' && QUOTE_ESCAPED.includes(name)
				? value.replaceAll('"', '\\"')
				: value,
		]),
	);
}
