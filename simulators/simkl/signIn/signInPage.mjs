import { html } from '../../http/reply.mjs';

/**
 * The page on which a person chooses the account, or says no.
 * @param {string} path
 * @param {URLSearchParams} query
 * @param {string} appName
 * @param {string[]} names
 */
export function choicePage(path, query, appName, names) {
	const hidden = [...query].map(
		([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
	);
	const buttons = names.map(
		(name) =>
			`<button name="account" value="${escaped(name)}">Sign in as ${escaped(name)}</button>`,
	);
	return page(
		200,
		`Connect ${appName}`,
		`<form method="get" action="${escaped(path)}">${hidden.join('')}<p>${buttons.join(' ')}</p></form>`,
	);
}

/**
 * @param {number} status
 * @param {string} heading
 * @param {string} [rest] ready HTML
 */
export function page(status, heading, rest = '') {
	return html(
		status,
		`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Simulated Simkl</title></head>
<body style="font-family:sans-serif;max-width:40em;margin:4em auto"><h1>${escaped(heading)}</h1>${rest}</body></html>`,
	);
}

/** @param {string} text */
export function escaped(text) {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
