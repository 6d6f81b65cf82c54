import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { withOpenCredential } from '../../../../../../nodes/shared/action/sending/openCredential';
import { executeContext } from '../../../../../support/executeContext';

const opened = { clientId: 'of the run' };

describe('a context whose credential is open', () => {
	beforeEach(() => {
		jest.useFakeTimers({ now: 0 });
	});
	afterEach(() => {
		jest.useRealTimers();
	});

	const { execute } = executeContext({ credentials: { clientId: 'from the database' } });
	const context = () => withOpenCredential(execute, 'traktOAuth2Api', opened);

	it('gives the very object, so that what n8n renews in it is there for the next request', async () => {
		expect(await context().getCredentials('traktOAuth2Api')).toBe(opened);
	});

	it('opens every other one as ever', async () => {
		expect(await context().getCredentials('simklOAuth2Api')).toEqual({
			clientId: 'from the database',
		});
	});

	it('opens it again after half a minute', async () => {
		const long = context();
		jest.setSystemTime(29_999);
		expect(await long.getCredentials('traktOAuth2Api')).toBe(opened);
		jest.setSystemTime(30_000);
		expect(await long.getCredentials('traktOAuth2Api')).toEqual({
			clientId: 'from the database',
		});
	});

	it('is the same context in everything else', () => {
		const node = context();
		expect(node.getNode()).toBe(execute.getNode());
		expect(node.helpers).toBe(execute.helpers);
		expect('getExecutionCancelSignal' in node).toBe(true);
	});
});
