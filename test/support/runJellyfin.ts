import type { IDataObject, INode } from 'n8n-workflow';
import { Jellyfin } from '../../nodes/Jellyfin/Jellyfin.node';
import { executeContext } from './executeContext';
import { executed } from './outputs.mjs';

export const ADDRESS = 'http://nas.example:8096/jellyfin';
export const ADA = 'a'.repeat(32);
export const BEN = 'b'.repeat(32);
export const FILM = '6'.repeat(32);

export const picked = (value: string, mode = 'id') => ({ __rl: true, mode, value });
/** Parameters that say for whom. */
export const FOR_ADA = { authentication: 'apiKey', user: picked(ADA) };

/** The status and body of an answer, or of the answers one after the other where a request is repeated. */
export type Answers = Record<string, [number, unknown]>;

export interface JellyfinRun {
	items?: IDataObject[];
	credentials?: IDataObject;
	onError?: INode['onError'];
	/** The id of the stored credential; every run has its own unless two shall share one. */
	credentialId?: string;
}

/** n8n fills in the defaults. */
const whole = (parameters: IDataObject) => ({ authentication: 'apiKey', ...parameters });

let runs = 0;

/** Runs one operation against answers by "METHOD /path". */
export async function runJellyfin(
	parameters: IDataObject | IDataObject[],
	answers: Answers = {},
	{ items, credentials = {}, onError, credentialId }: JellyfinRun = {},
) {
	runs += 1;
	const stored = { id: credentialId ?? `jellyfin-${runs}`, name: 'Attic' };
	const types: string[] = [];
	const base = String(credentials.address ?? ADDRESS)
		.trim()
		.replace(/\/+$/, '');
	const pathOf = (url: string) => url.slice(base.length);
	const { execute, traces } = executeContext({
		items,
		parameters: Array.isArray(parameters) ? parameters.map(whole) : whole(parameters),
		credentials: { address: `${ADDRESS}/`, apiKey: 'key-77', userName: 'ada', ...credentials },
		node: {
			name: 'Jellyfin of Ada',
			type: 'n8n-nodes-scrobble.jellyfin',
			onError,
			credentials: { jellyfinApi: stored, jellyfinUserApi: stored },
		},
		send: async ({ method, url }, credentialType) => {
			types.push(credentialType);
			const [statusCode, body] = answers[`${method} ${pathOf(url)}`] ?? [404, ''];
			return { statusCode, headers: {}, body };
		},
	});
	const [produced = []] = await executed(new Jellyfin(), execute);
	return {
		items: produced,
		json: produced.map(({ json }) => json),
		requests: traces.requests,
		sent: traces.requests.map(({ method, url }) => `${method} ${pathOf(url)}`),
		credentialTypes: types,
		traces,
	};
}
