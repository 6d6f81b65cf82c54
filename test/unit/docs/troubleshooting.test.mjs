import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const page = readFileSync(new URL('../../../docs/troubleshooting.md', import.meta.url), 'utf8');
/** What is under a heading. @param {string} heading */
const under = (heading) =>
	page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';

/** What Scroblarr's own troubleshooting tells of, and where ours does. @type {Array<[string, string, RegExp]>} */
const SCROBLARRS = [
	['Plex: the address', 'Nothing comes from Plex', /production\*\* address/],
	['Plex: the key', 'Nothing comes from Plex', /The token \| 401/],
	['Plex Pass', 'Nothing comes from Plex', /Plex Pass/],
	['Plex: reachability, with Docker', 'Nothing comes from Plex', /Docker/],
	["Plex's logs", 'Nothing comes from Plex', /Plex Media Server\.log/],
	['Jellyfin: the plugin', 'Nothing comes from Jellyfin', /\*\*Webhook\*\* is installed/],
	['Jellyfin: the address', 'Nothing comes from Jellyfin', /production\*\* address/],
	['Jellyfin: the key', 'Nothing comes from Jellyfin', /X-Scrobble-Token/],
	["Jellyfin's logs", 'Nothing comes from Jellyfin', /Dashboard → Logs/],
	['an account that is not linked', 'Signing in', /No account is connected/],
	['a user name that differs', 'It comes, and nothing starts', /Nobody by that name/],
	['a failed row', 'Green, but not there', /sync\.reason/],
	['the logs', 'n8n itself', /N8N_LOG_LEVEL/],
	['a token or client that is refused', 'Signing in', /invalid client/],
	["TV Time's password", 'Signing in', /TV Time \| It closed/],
	['users missing after an import', 'It comes, and nothing starts', /no list of users to import/],
	['a locked database', 'n8n itself', /SQLITE_BUSY/],
	['migrations', 'n8n itself', /Migrations end/],
	['slowness, and rate limits', 'n8n itself', /one write a second per account/],
	['memory, and the limit of the history', 'n8n itself', /EXECUTIONS_DATA_MAX_AGE/],
	['503, no key', "Scroblarr's answers that are not ours", /503/],
	['401, the identity of the server', "Scroblarr's answers that are not ours", /Filters → Servers/],
	['an episode without its TheTVDB id', 'Not found', /Refresh the metadata.+TheTVDB/s],
	["TV Time's 502 on the profile", "Scroblarr's answers that are not ours", /502/],
];

describe('docs/troubleshooting.md', () => {
	it.each(SCROBLARRS)('tells of what Scroblarr tells of: %s', (_what, heading, text) => {
		expect(under(heading)).toMatch(text);
	});
});
