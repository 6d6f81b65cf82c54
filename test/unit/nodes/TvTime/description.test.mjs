import { describe, expect, it } from '@jest/globals';
import { TvTimeApi } from '../../../../credentials/TvTimeApi.credentials';
import { TvTime } from '../../../../nodes/TvTime/TvTime.node';
import { TVTIME_RESOURCES } from '../../../../nodes/TvTime/resources';
import { EXPORT_OUTPUTS, OUTPUTS } from '../../../../nodes/TvTime/resources/export';
import { isPublicAddress } from '../../../../services/tvtime';
import { keepsToTheRules } from '../../../support/actionDescription.mjs';

describe('the description of the TV Time node', () => {
	const { description } = new TvTime();

	keepsToTheRules({
		description,
		resources: /** @type {any} one list of resources for every node's own connection */ (
			TVTIME_RESOURCES
		),
		home: new URL('../../../../nodes/TvTime/', import.meta.url),
		codex: 'TvTime.node.json',
	});

	it('says that the service has closed, as does its credential', () => {
		const notices = [description, new TvTimeApi()].map(({ properties }) =>
			properties.find(({ name }) => name === 'closedNotice'),
		);
		for (const notice of notices) {
			expect(notice).toMatchObject({
				type: 'notice',
				displayName: expect.stringMatching(/closed on 2026-07-15.*Export: Read/s),
			});
			expect(notice).not.toHaveProperty('displayOptions');
		}
		expect(description.description).toContain('2026-07-15');
	});

	it('needs no credential to read an export', () => {
		expect(description.credentials).toMatchObject([
			{ name: 'tvTimeApi', displayOptions: { hide: { resource: ['export'] } } },
		]);
	});

	it('names an output for everything that an export gives', () => {
		expect(Object.values(EXPORT_OUTPUTS)).toEqual([0, 1, 2]);
		expect(OUTPUTS).toMatch(/"Watch Events".*"Not Placed".*"Follows and Ratings"/);
	});
});

it.each([
	['https://app.tvtime.com', true],
	['https://beta-app.tvtime.com:443/x', true],
	['https://api2.tozelabs.com', true],
	['https://tvtime.com.example.org', false],
	['https://mytvtime.com', false],
	['http://tvtime.local:8080', false],
])('%s: the service that has closed? %s', (address, isClosed) => {
	expect(isPublicAddress(address)).toBe(isClosed);
});
