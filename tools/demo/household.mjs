import { readTemplate } from '../n8n/package.mjs';
import { webhookAddress, withCredentials, withPeople, withWebhookIds } from '../n8n/workflow.mjs';

/** @typedef {import('../../simulators/household.mjs').Person} Person */

/**
 * What the README tells a household to do: a token, one connected Trakt credential per person, the template with
 * the household's people, published.
 * @param {object} options
 * @param {import('../n8n/client.mjs').N8nClient} options.client
 * @param {import('../../simulators/trakt/server.mjs').TraktSimulator} options.trakt where each person has an account
 * @param {string} options.token
 * @param {[Person, Person]} options.people in the order of the template's outputs
 */
export async function prepareHousehold({ client, trakt, token, people }) {
	const redirectUri = `${client.address}/rest/oauth2-credential/callback`;
	const app = trakt.addApp({ name: 'Household', redirectUris: [redirectUri] });
	const webhookToken = await client.createCredential(
		'Webhook token',
		'mediaServerWebhookTokenApi',
		{ token },
	);
	/** @type {Record<string, Record<string, {id: string, name: string}>>} */
	const credentials = {
		'Plex Trigger': { mediaServerWebhookTokenApi: webhookToken },
		'Jellyfin Trigger': { mediaServerWebhookTokenApi: webhookToken },
	};
	for (const { name } of people) {
		credentials[`${name}'s Trakt`] = {
			traktOAuth2Api: await connectPerson({ client, trakt, app, name }),
		};
	}
	const template = await readTemplate('household-to-trakt');
	const entries = people.map(({ name, plex, jellyfin }) => ({
		name,
		match: `${plex.title}, ${jellyfin.id}`,
	}));
	const workflow = withCredentials(withPeople(withWebhookIds(template), entries), credentials);
	const stored = await client.importWorkflow(workflow);
	await client.publish(stored);
	return {
		workflowId: String(stored.id),
		workflow,
		addresses: {
			plex: webhookAddress(client.address, workflow, 'Plex Trigger', 'plex'),
			jellyfin: webhookAddress(client.address, workflow, 'Jellyfin Trigger', 'jellyfin'),
		},
	};
}

/**
 * A person's Trakt credential, connected by the genuine OAuth round trip.
 * @param {object} options
 * @param {import('../n8n/client.mjs').N8nClient} options.client
 * @param {import('../../simulators/trakt/server.mjs').TraktSimulator} options.trakt
 * @param {{ clientId: string, clientSecret?: string | undefined }} options.app
 * @param {string} options.name of the person's account
 */
export async function connectPerson({ client, trakt, app, name }) {
	const credential = await client.createCredential(`${name}'s Trakt`, 'traktOAuth2Api', {
		clientId: app.clientId,
		clientSecret: app.clientSecret,
		apiAddress: trakt.address,
		authAddress: trakt.address,
	});
	trakt.nextSignIn(name);
	await client.connect(credential.id);
	return credential;
}
