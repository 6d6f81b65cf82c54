import { afterEach, beforeEach, expect } from '@jest/globals';
import { SimklTrigger } from '../../../../nodes/Simkl/SimklTrigger.node';
import { forgetLookups, forgetPauses } from '../../../../services/simkl';
import { films, moveIntoSimkl, shows } from '../../../../simulators/household.mjs';
import { startSimkl } from '../../../../simulators/simkl/index.mjs';
import { pollingNode } from '../../../support/pollingNode.mjs';

/** @type {import('../../../../simulators/simkl/server.mjs').SimklSimulator} */
export let simkl;
/** @type {ReturnType<typeof moveIntoSimkl>} */
export let household;
/** @type {Record<string, unknown>} */
let credential;
/** @type {{ ms: number, now(): number }} */
export let clock;

beforeEach(async () => {
	forgetLookups();
	forgetPauses();
	// Simkl's dates are whole seconds: each step of a test is a minute of Simkl's time.
	clock = { ms: Date.now() - 3_600_000, now: () => clock.ms };
	simkl = await startSimkl({ clock, writeIntervalMs: 0 });
	household = moveIntoSimkl(simkl);
	const { clientId } = simkl.addApp({ name: 'Test', redirectUris: [] });
	credential = {
		apiAddress: simkl.address,
		clientId,
		sessionToken: simkl.signIn('Alice', clientId),
	};
});
afterEach(async () => {
	await simkl.stop();
	for (const { wouldBeSuspended } of [household.alice, household.bob])
		expect(wouldBeSuspended).toEqual([]);
});

/** The credential is connected again, as this person. @param {'Alice' | 'Bob'} name */
export function connectAs(name) {
	credential.sessionToken = simkl.signIn(name, String(credential.clientId));
}

const credentialsHelper = {
	isCredentialUsableByNode: () => true,
	getParentTypes: () => [],
	getDecrypted: async () => structuredClone(credential),
	getCredentialsProperties: () => [],
	preAuthentication: async () => undefined,
	runPreAuthentication: async () => undefined,
	/** @param {unknown} _credentials @param {string} _type @param {{ headers?: object }} options */
	authenticate: async (_credentials, _type, options) => ({
		...options,
		headers: { ...options.headers, Authorization: `Bearer ${credential.sessionToken}` },
	}),
};

/** @param {Partial<Parameters<typeof pollingNode>[0]>} [more] */
export const trigger = ({ parameters, ...more } = {}) =>
	pollingNode({
		nodeType: new SimklTrigger(),
		credentials: { simklTokenApi: { id: 'alice', name: 'Alice at Simkl' } },
		credentialsHelper,
		...more,
		parameters: { authentication: 'token', leastMinutes: 0, ...parameters },
	});

/** @param {string} title */
export function titled(title) {
	const found = simkl.catalogue.titles.find((each) => each.title === title);
	if (!found) throw new TypeError(`Simkl has no ${title}`);
	return found;
}
export const seconds = (daysAgo = 0) =>
	`${new Date(clock.ms - daysAgo * 86_400_000).toISOString().slice(0, 19)}Z`;
/** @param {keyof typeof films} name @param {'Alice' | 'Bob'} [who] */
export function watch(name, daysAgo = 0, who = 'Alice') {
	clock.ms += 60_000;
	simkl.watch(who, titled(films[name].title), { at: seconds(daysAgo) });
}
/** @param {number} number */
export function watchEpisode(number, season = 1) {
	clock.ms += 60_000;
	const at = seconds();
	simkl.watch('Alice', titled(shows.saltAndCircuit.title), { at, season, number });
}

/** @param {import('n8n-workflow').IDataObject[]} items */
export const told = (items) =>
	items.map((item) => {
		const { event, media } = /** @type {import('../../../../media').PlayEvent} */ (
			/** @type {unknown} */ (item)
		);
		return media.type === 'movie'
			? `${event} ${media.title}`
			: `${event} ${media.show.title} ${media.season}x${media.number}`;
	});
export const paths = () => simkl.requests.map(({ method, path }) => `${method} ${path}`);
