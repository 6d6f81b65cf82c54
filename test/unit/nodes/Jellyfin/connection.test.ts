import { beforeEach, describe, expect, it } from '@jest/globals';
import { forgetSignedInUsers } from '../../../../nodes/Jellyfin/client';
import { ADA, ADDRESS, BEN, FOR_ADA, picked, runJellyfin } from '../../../support/runJellyfin';
import type { Answers } from '../../../support/runJellyfin';

const LIBRARIES = { resource: 'library', operation: 'getAll', returnAll: true };
const WITH_KEY = { ...LIBRARIES, ...FOR_ADA };
const AS_USER = { ...LIBRARIES, authentication: 'user' };
const ANSWERS: Answers = {
	'GET /UserViews': [200, { Items: [] }],
	'GET /Users/Me': [200, { Id: ADA, Name: 'Ada' }],
	'GET /Users': [
		200,
		[
			{ Id: ADA, Name: 'Ada' },
			{ Id: BEN, Name: 'Ben' },
		],
	],
};

describe('the connection of the Jellyfin node', () => {
	beforeEach(forgetSignedInUsers);

	it('goes to the address of the credential, whatever slashes and folders it has', async () => {
		for (const address of [ADDRESS, `${ADDRESS}/`, ` ${ADDRESS}// `]) {
			const { requests } = await runJellyfin(WITH_KEY, ANSWERS, { credentials: { address } });
			expect(requests[0]).toMatchObject({
				url: `${ADDRESS}/UserViews`,
				qs: { userId: ADA },
				headers: { 'User-Agent': expect.stringMatching(/^n8n-nodes-scrobble\/\d/) },
			});
		}
	});

	it.each(['nas.example:8096', 'nas', '', 'ftp://nas'])(
		'refuses the address %p before anything is sent',
		async (address) => {
			const run = runJellyfin(WITH_KEY, ANSWERS, { credentials: { address } });
			await expect(run).rejects.toThrow('The credential\'s "Address" is not a web address');
		},
	);

	it('checks the certificate unless the credential says not to', async () => {
		const checked = await runJellyfin(WITH_KEY, ANSWERS);
		expect(checked.requests[0]?.skipSslCertificateValidation).toBe(false);
		const credentials = { allowUnauthorizedCerts: true };
		const unchecked = await runJellyfin(WITH_KEY, ANSWERS, { credentials });
		expect(unchecked.requests[0]?.skipSslCertificateValidation).toBe(true);
	});

	it('signs in as the chosen authentication says', async () => {
		const withKey = await runJellyfin(WITH_KEY, ANSWERS);
		expect(withKey.credentialTypes).toEqual(['jellyfinApi']);
		const asUser = await runJellyfin(AS_USER, ANSWERS);
		expect(new Set(asUser.credentialTypes)).toEqual(new Set(['jellyfinUserApi']));
	});
});

describe('the user of an operation', () => {
	beforeEach(forgetSignedInUsers);

	it('is who is signed in, asked once in the life of the process', async () => {
		const credentialId = 'shared';
		const first = await runJellyfin(AS_USER, ANSWERS, { credentialId, items: [{}, {}] });
		expect(first.sent).toEqual(['GET /Users/Me', 'GET /UserViews', 'GET /UserViews']);
		const second = await runJellyfin(AS_USER, ANSWERS, { credentialId });
		expect(second.sent).toEqual(['GET /UserViews']);
		expect(second.requests[0]?.qs).toEqual({ userId: ADA });
	});

	it.each([{ userName: 'ben' }, { address: 'http://other.example' }])(
		'is asked again when the credential is turned to %p',
		async (credentials) => {
			const credentialId = 'turned';
			await runJellyfin(AS_USER, ANSWERS, { credentialId });
			const { sent } = await runJellyfin(AS_USER, ANSWERS, { credentialId, credentials });
			expect(sent).toEqual(['GET /Users/Me', 'GET /UserViews']);
		},
	);

	it('is found by name, in any case, with one look at the list per run', async () => {
		const parameters = { ...WITH_KEY, user: picked(' BEN ', 'name') };
		const { sent, requests } = await runJellyfin(parameters, ANSWERS, { items: [{}, {}] });
		expect(sent).toEqual(['GET /Users', 'GET /UserViews', 'GET /UserViews']);
		expect(requests[1]?.qs).toEqual({ userId: BEN });
	});

	it('may be another one for each item', async () => {
		const parameters = [WITH_KEY, { ...WITH_KEY, user: picked(BEN, 'list') }];
		const { requests } = await runJellyfin(parameters, ANSWERS, { items: [{}, {}] });
		expect(requests.map(({ qs }) => qs)).toEqual([{ userId: ADA }, { userId: BEN }]);
	});

	it.each([
		[picked('Cleo', 'name'), 'The Jellyfin server has no user named "Cleo"'],
		[picked('', 'list'), 'No user is chosen'],
		[picked('', 'name'), 'No user is chosen'],
		['', 'No user is chosen'],
		[picked('ada'), '"ada" is not the ID of a Jellyfin user'],
	])('is never guessed from %p', async (user, message) => {
		await expect(runJellyfin({ ...WITH_KEY, user }, ANSWERS)).rejects.toThrow(message);
	});

	it('may be given by an expression as a bare ID, with dashes', async () => {
		const dashed = 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa';
		const { requests } = await runJellyfin({ ...WITH_KEY, user: dashed }, ANSWERS);
		expect(requests[0]?.qs).toEqual({ userId: ADA });
	});
});
