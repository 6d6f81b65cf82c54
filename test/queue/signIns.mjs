import { publishFlows } from '../e2e/support/flows.mjs';
import { publishSignInForm } from '../e2e/support/signInForm.mjs';
import { simklFlows } from '../e2e/support/simklFlows.mjs';
import { teachSimkl } from '../../simulators/library.mjs';
import { startSimkl } from '../../simulators/simkl/index.mjs';
import { until } from './until.mjs';

const AT_ONCE = 10;
const PERSON = 'Nora';
/** Ten writes of one account take Simkl ten seconds, and each of them may wait for another process's. */
const PATIENCE_MS = 120_000;

const TRAKT_ADD = {
	resource: 'history',
	operation: 'add',
	mediaType: 'movie',
	movieBy: 'id',
	movieIdType: 'imdb',
	movieId: '={{ $json.imdb }}',
};
const SIMKL_ADD = { ...simklFlows.add.parameters, authentication: 'oAuth2' };

/**
 * @typedef {{ what: string, seen: string, holds: boolean }} Finding
 * @typedef {{ id: string, name: string }} Stored
 */

/**
 * Ten executions at once, over all workers, of one person whose sign-in has just ended: it has to be renewed once, and
 * every play has to be there. For Trakt and Simkl by the sign-in page and by a code.
 * @param {import('./cluster.mjs').Cluster} cluster
 * @param {import('./town.mjs').Town} town
 * @returns {Promise<Finding[]>}
 */
export async function renewedOnce(cluster, town) {
	const { client, webhookAddress: webhooks } = cluster;
	const { trakt } = town;
	const films = town.films.slice(0, AT_ONCE);
	const simkl = await startSimkl();
	try {
		teachSimkl(simkl, { films });
		const redirectUris = [`${client.address}/rest/oauth2-credential/callback`];
		const traktApp = trakt.addApp({ name: 'By page and code', redirectUris });
		trakt.addAccount({ name: PERSON });
		const simklAccount = simkl.addAccount({ name: PERSON, plan: 'vip' });
		const publicApp = simkl.addApp({ name: 'By page', kind: 'public', redirectUris });
		const deviceApp = simkl.addApp({ name: 'By code', kind: 'device', redirectUris: [] });

		/** @param {string} type @param {Record<string, string | undefined>} data @param {() => void} signIn */
		async function byPage(type, data, signIn) {
			const stored = await client.createCredential(`${PERSON} by page`, type, data);
			signIn();
			await client.connect(stored.id);
			return stored;
		}
		const traktData = { apiAddress: trakt.address, authAddress: trakt.address };
		const simklData = { apiAddress: simkl.address, authAddress: simkl.address };
		const traktByPage = await byPage(
			'traktOAuth2Api',
			{ ...traktData, clientId: traktApp.clientId },
			() => trakt.nextSignIn(PERSON),
		);
		const simklByPage = await byPage(
			'simklOAuth2Api',
			{ ...simklData, clientId: publicApp.clientId },
			() => simkl.nextSignIn(PERSON),
		);
		const form = await publishSignInForm(
			client,
			{
				traktClientId: traktApp.clientId,
				traktApiAddress: trakt.address,
				traktAuthAddress: trakt.address,
				simklClientId: deviceApp.clientId,
				simklApiAddress: simkl.address,
			},
			{ webhooks },
		);

		/** @param {'Trakt' | 'Simkl'} service @param {(code: string) => void} enter @returns {Promise<Stored>} */
		async function byCode(service, enter) {
			const page = await form.open(service);
			enter(await page.code());
			await page.goOn();
			await page.says(new RegExp(`This is ${PERSON} at ${service}`));
			const all = await client.rest('GET', '/credentials');
			const made = all.find((/** @type {Stored} */ { name }) =>
				name.startsWith(`${PERSON} at ${service}`),
			);
			if (!made) throw new Error(`${service} was not connected by a code`);
			return made;
		}
		const traktByCode = await byCode('Trakt', (code) => trakt.answerDevice(code, PERSON));
		const simklByCode = await byCode('Simkl', (code) => simkl.approveDevice(code, PERSON));

		/** @param {string} type @param {string} field @param {Stored} stored @param {Record<string, unknown>} parameters */
		async function addTen(type, field, stored, parameters) {
			const node = {
				type: `n8n-nodes-scrobble.${type}`,
				credentials: { [field]: { id: stored.id, name: stored.name } },
			};
			/** @type {import('../e2e/support/flows.mjs').Flow} */
			const add = { parameters, onError: 'continueErrorOutput' };
			const { run } = await publishFlows(client, node, { add }, { webhooks });
			return async (some = films) =>
				await Promise.all(some.map(async ({ ids }) => await run.add([{ imdb: ids.imdb }])));
		}

		/** @param {Stored} stored @param {string} what @returns {Promise<Finding>} */
		async function traktFinding(stored, what) {
			const add = await addTen('trakt', 'traktOAuth2Api', stored, TRAKT_ADD);
			const account = trakt.account(PERSON);
			const { granted, refused } = account.refreshes;
			account.history.splice(0);
			trakt.expireAccessTokens(PERSON);
			await add();
			const titles = () => new Set(account.history.map(({ movie }) => movie?.title));
			const held = () => titles().size;
			// Two workers write to one account faster than Trakt takes it: what is turned away comes once more, as from a queue.
			const turnedAway = films.filter(({ title }) => !titles().has(title));
			await add(turnedAway);
			await until('every play at Trakt', () => held() >= AT_ONCE, PATIENCE_MS).catch(() => {});
			const renewals = account.refreshes.granted - granted;
			const inVain = account.refreshes.refused - refused;
			const plays = account.history.length;
			return {
				what,
				seen: `${plays} of ${AT_ONCE} plays, ${turnedAway.length} of them at the second try, ${renewals} renewals, ${inVain} refused`,
				holds: plays === AT_ONCE && held() === AT_ONCE && renewals === 1 && inVain === 0,
			};
		}

		/** @param {Stored} stored @param {string} what @returns {Promise<Finding>} */
		async function simklFinding(stored, what) {
			const add = await addTen('simkl', 'simklOAuth2Api', stored, SIMKL_ADD);
			simklAccount.library.clear();
			const { renewals: before } = simklAccount;
			simkl.expireAccessTokens(PERSON);
			await add();
			const held = () => simkl.plays(PERSON).length;
			await until('every play at Simkl', () => held() >= AT_ONCE, PATIENCE_MS).catch(() => {});
			const renewals = simklAccount.renewals - before;
			return {
				what,
				seen: `${held()} of ${AT_ONCE} plays, ${renewals} renewals`,
				holds: held() === AT_ONCE && renewals === 1,
			};
		}

		return [
			await traktFinding(traktByPage, 'Ten at once renew one Trakt sign-in (PKCE, no secret) once'),
			await traktFinding(traktByCode, 'The same for a Trakt sign-in by a code'),
			await simklFinding(simklByPage, 'Ten at once renew one Simkl sign-in (AUTH V2) once'),
			await simklFinding(simklByCode, 'The same for a Simkl sign-in by a code'),
		];
	} finally {
		await simkl.stop();
	}
}
