import { DESTINATIONS, SOURCES } from './services.mjs';

/**
 * Which credential each node asks for, by name and without an id. Into a node that names none, n8n puts one that it
 * knows, whosever it is; one that is named it takes by this name, and without it n8n publishes nothing.
 * @typedef {Record<string, { id: null, name: string }>} Named by credential type
 */

/** What a house has once, whoever watches; the first three are n8n's own. @type {Record<string, string>} */
const SHARED = {
	httpBasicAuth: 'Household Pages',
	smtp: 'Mail Server',
	discordWebhookApi: 'Discord Channel',
	mediaServerWebhookTokenApi: 'Webhook Token',
	jellyfinApi: 'Jellyfin Server',
	plexApi: 'Plex Server',
	connectByCodeApi: 'Connect by Code',
};

/** @param {string} type of a credential that a house has once @returns {{ credentials: Named }} */
export const shared = (type) => ({ credentials: named(type, SHARED[type] ?? type) });

/**
 * @param {string} type of a node of ours, e.g. `plexTrigger`
 * @param {Record<string, unknown>} parameters
 * @param {string} whose e.g. `Bob's`
 * @returns {{ credentials?: Named }}
 */
export function credentialsFor(type, parameters, whose) {
	const asked = askedBy(type, parameters);
	if (asked === undefined) return {};
	const { credential, label } = asked;
	return label === undefined
		? shared(credential)
		: { credentials: named(credential, `${whose} ${label}`) };
}

/** @param {string} type @param {string} name @returns {Named} */
const named = (type, name) => ({ [type]: { id: null, name } });

/**
 * `label`: of what each person has of their own.
 * @param {string} type @param {Record<string, unknown>} parameters
 * @returns {{ credential: string, label?: string } | undefined}
 */
function askedBy(type, { authentication, resource }) {
	const service = type.replace(/Trigger$/, '');
	if (service !== type && service in SOURCES) return { credential: 'mediaServerWebhookTokenApi' };
	if (service === 'connectByCode') return { credential: 'connectByCodeApi' };
	if (service === 'plex') return { credential: 'plexApi' };
	if (service === 'jellyfin')
		return authentication === 'user'
			? { credential: 'jellyfinUserApi', label: 'Jellyfin' }
			: { credential: 'jellyfinApi' };
	if (service === 'tvTime' && resource === 'export') return undefined;
	const [name = ''] =
		Object.entries(DESTINATIONS).find(([key, { type: node = key }]) => node === service) ?? [];
	const { credentialType: credential, label } = DESTINATIONS[name] ?? {};
	return credential === undefined ? undefined : { credential, label };
}
