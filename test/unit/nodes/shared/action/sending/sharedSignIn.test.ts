import { describe, expect, it, jest } from '@jest/globals';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { sendSharing } from '../../../../../../nodes/shared/action/sending/sharedSignIn';
import { executeContext } from '../../../../../support/executeContext';

/** A service whose every renewal ends the token before it, and the credential that n8n has stored of it. */
function signedIn(stored: string, { alive = stored, others = 0, storedElsewhere = true } = {}) {
	const service = { alive, stored, renewals: 0, sent: [] as string[], others };
	const { execute } = executeContext({
		node: { credentials: { simklTokenApi: { id: `sign-in-${Math.random()}`, name: 'Ada' } } },
	});
	const context = Object.assign(Object.create(execute), {
		getNode: () => execute.getNode(),
		getCredentials: async () => ({ token: service.stored }),
	});
	const tokenOf = ({ token }: ICredentialDataDecryptedObject) => String(token);
	const run = async () => {
		const credential: ICredentialDataDecryptedObject = { token: stored };
		const shared = { context, credentialType: 'simklTokenApi', credential, tokenOf };
		return await sendSharing(shared, async (sender, how) => {
			const opened = await sender.getCredentials('simklTokenApi');
			const ask = () => {
				service.sent.push(`${String(opened.token)} ${how}`);
				return opened.token === service.alive ? 200 : 401;
			};
			let status = ask();
			if (status === 401 && how === 'renewing') {
				service.renewals += 1;
				service.alive = service.stored = `renewed ${service.renewals}`;
				opened.token = service.stored;
				// Another process renews it a moment later.
				if (service.others > 0) {
					service.others -= 1;
					service.alive = `elsewhere ${service.others}`;
					if (storedElsewhere) service.stored = service.alive;
				}
				status = ask();
				if (status === 401) throw Object.assign(new Error('401'), { httpCode: '401' });
			}
			return { status, headers: {}, body: '' };
		});
	};
	return { service, run };
}

describe('a sign-in that many executions share, and whose renewal ends the token before it', () => {
	it('is not renewed as long as its token is taken', async () => {
		const { service, run } = signedIn('a');
		expect((await run()).status).toBe(200);
		expect(service).toMatchObject({ renewals: 0, sent: ['a quiet'] });
	});

	it('is looked at in the store before it is renewed: another execution may have done so', async () => {
		const { service, run } = signedIn('a', { alive: 'b' });
		service.stored = 'b';
		expect((await run()).status).toBe(200);
		expect(service).toMatchObject({ renewals: 0, sent: ['a quiet', 'b quiet'] });
	});

	it('is renewed once by ten at a time', async () => {
		const { service, run } = signedIn('a', { alive: 'none' });
		const answers = await Promise.all(Array.from({ length: 10 }, run));
		expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
		expect(service.renewals).toBe(1);
	});

	it('is begun by one of ten where nothing is stored yet', async () => {
		const { service, run } = signedIn('', { alive: 'none' });
		const answers = await Promise.all(Array.from({ length: 10 }, run));
		expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
		expect(service.renewals).toBe(1);
	});

	it('goes on with what another process has stored when its own renewal was overtaken', async () => {
		const { service, run } = signedIn('a', { alive: 'none', others: 1 });
		expect((await run()).status).toBe(200);
		expect(service.renewals).toBe(1);
		expect(service.sent.at(-1)).toBe('elsewhere 0 quiet');
	});

	it('gives up on processes that overtake it again and again', async () => {
		jest.useFakeTimers();
		const { service, run } = signedIn('a', { alive: 'x', others: 99, storedElsewhere: false });
		const ended = run().catch((reason: unknown) => reason);
		await jest.runAllTimersAsync();
		jest.useRealTimers();
		expect(String(await ended)).toBe('Error: 401');
		expect(service.renewals).toBe(4);
	});
});
