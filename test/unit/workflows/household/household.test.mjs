import { describe, expect, it } from '@jest/globals';
import { household } from '../../../../workflows/household/household.mjs';
import { DESTINATIONS } from '../../../../workflows/kit/services.mjs';
import { asFile } from '../../../../workflows/kit/workflow.mjs';
import { rulesOfTheLibrary } from '../../../support/templateRules.mjs';

/** @param {number} count */
const manyPeople = (count) =>
	Array.from({ length: count }, (_, index) => {
		const name = `Person No. ${index} of them`;
		return { name, match: name };
	});
/** @param {import('../../../../workflows/household/household.mjs').Person[]} people */
const ofAll = (people) =>
	household({ people, sources: ['plex', 'jellyfin'], destinations: Object.keys(DESTINATIONS) });

describe.each([1, 5, 40])('the workflow of %i people, for all services', (count) => {
	const people = manyPeople(count);
	const flow = ofAll(people);

	it('is the same file each time', () => {
		expect(asFile(ofAll(people))).toBe(asFile(flow));
	});

	it("leads each person's output to that person's own nodes, and the last one to nobody's", () => {
		for (const trigger of ['Plex Trigger', 'Jellyfin Trigger']) {
			const outputs = flow.connections[trigger]?.main ?? [];
			expect(outputs).toHaveLength(count + 1);
			const services = Object.entries(DESTINATIONS).filter(
				([name]) => trigger !== 'Jellyfin Trigger' || name !== 'jellyfin',
			);
			people.forEach(({ name }, index) => {
				expect(outputs[index]?.map(({ node }) => node)).toEqual(
					services.map(([, { label }]) => `${name}'s ${label}`),
				);
			});
			expect(outputs[count]?.map(({ node }) => node)).toEqual(['Nobody We Know']);
		}
	});

	it('leads what is not taken to one place', () => {
		for (const { name } of flow.nodes.filter(({ onError }) => onError === 'continueErrorOutput')) {
			expect(flow.connections[name]?.main[1]).toMatchObject([{ node: 'What Can Be Done' }]);
		}
	});

	rulesOfTheLibrary(flow);
});

describe('the workflow of a household with Tautulli, for all services', () => {
	rulesOfTheLibrary(
		household({
			people: manyPeople(2),
			sources: ['tautulli', 'jellyfin'],
			destinations: Object.keys(DESTINATIONS),
		}),
	);
});

describe('the workflow of people with difficult names', () => {
	const names = ['Jörg "J." Müller', "O'Neill", '李 小龍', '$& \\ %'];
	const flow = ofAll(names.map((name) => ({ name, match: name })));

	it('survives being a file', () => {
		const read = JSON.parse(asFile(flow));
		for (const name of names) expect(read.connections).toHaveProperty([`${name}'s Trakt`]);
	});

	it('names the person to Jellyfin as the generator was told', () => {
		const users = flow.nodes
			.filter(({ type }) => type === 'n8n-nodes-scrobble.jellyfin')
			.map(({ parameters }) => parameters.user);
		expect(users).toEqual(names.map((value) => ({ __rl: true, mode: 'name', value })));
	});
});
