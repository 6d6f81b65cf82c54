import { describe, expect, it } from '@jest/globals';
import { DESTINATIONS, SOURCES, triggerName } from '../../../../workflows/kit/services.mjs';
import { everyCredential, everyNode, operationsOf } from '../../../support/thePackage.mjs';

const descriptions = (await everyNode()).map(({ description }) => description);
const credentials = (await everyCredential()).map(({ credential }) => credential.displayName);

/** What a node is called where our workflows name it. @param {typeof descriptions} nodes */
const named = (nodes) =>
	nodes.map(({ name, displayName }) => ({ type: name, label: displayName })).sort(byType);
/** @param {{ type: string }} one @param {{ type: string }} other */
const byType = (one, other) => one.type.localeCompare(other.type);

describe('what the household generator knows', () => {
	it('are all nodes of the package that take watch events, and no others', () => {
		const taking = descriptions.filter((description) =>
			operationsOf(description).some(
				({ resource, operation }) => resource === 'watchEvent' && operation === 'sync',
			),
		);
		const known = Object.entries(DESTINATIONS).map(([name, { type = name, label }]) => ({
			type,
			label,
		}));
		expect(known.sort(byType)).toEqual(named(taking));
	});

	// A trigger that polls reads one person's account, and has nobody else to tell apart.
	it("are all triggers of the package that hear of a whole household's plays, and no others", () => {
		const hearing = descriptions.filter(({ webhooks }) => webhooks !== undefined);
		const known = /** @type {(keyof typeof SOURCES)[]} */ (Object.keys(SOURCES)).map((source) => ({
			type: `${source}Trigger`,
			label: triggerName(source),
		}));
		expect(known.sort(byType)).toEqual(named(hearing));
	});

	it('names each credential as n8n does, and where there is none of each person says which serves all', () => {
		for (const { label, credential, setup } of Object.values(DESTINATIONS)) {
			const told = credential ?? /\*\*(.+)\*\* credential/.exec(setup)?.[1];
			expect({ label, credentials }).toMatchObject({
				credentials: expect.arrayContaining([told]),
			});
		}
	});

	it('names the credential type of each that has one per person, which the node takes', () => {
		for (const [key, { type = key, credential, credentialType }] of Object.entries(DESTINATIONS)) {
			const description = descriptions.find(({ name }) => name === type);
			const taken = (description?.credentials ?? []).map(({ name }) => name);
			if (credential === undefined) expect(credentialType).toBeUndefined();
			else expect(taken).toContain(credentialType);
		}
	});

	it('says what to know of each that a person’s workflow can import into and take back from, and of no other', () => {
		const can = (/** @type {string} */ type) =>
			descriptions
				.filter(({ name }) => name === type)
				.flatMap(operationsOf)
				.filter(({ operation }) => ['import', 'takeBack'].includes(operation)).length === 2;
		for (const [key, { type = key, compared }] of Object.entries(DESTINATIONS))
			expect({ type, told: compared !== undefined }).toEqual({ type, told: can(type) });
	});

	it('says of each source where in it the address belongs', () => {
		for (const { label, address } of Object.values(SOURCES))
			expect(address.startsWith(`${label} (`)).toBe(true);
	});
});
