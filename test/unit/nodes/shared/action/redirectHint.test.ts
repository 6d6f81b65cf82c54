import { describe, expect, it } from '@jest/globals';
import { hintAtRedirectUrl } from '../../../../../nodes/shared/action/redirectHint';
import { executeContext } from '../../../../support/executeContext';

describe('the hint at a Redirect URL that will not do', () => {
	it('stays away where the address is this n8n', () => {
		const { execute, traces } = executeContext();
		hintAtRedirectUrl(execute, ' http://localhost:5678/rest/oauth2-credential/callback ');
		hintAtRedirectUrl(execute, 'http://localhost:5678/api-2/oauth2-credential/callback');
		expect(traces.hints).toEqual([]);
	});

	it.each([
		'https://other.example/rest/oauth2-credential/callback',
		'http://localhost:5678/',
		'',
		undefined,
	])('warns about %p, and says which address it has to be', (stored) => {
		const { execute, traces } = executeContext();
		hintAtRedirectUrl(execute, stored);
		expect(traces.hints).toHaveLength(1);
		expect(traces.hints[0]).toMatchObject({ type: 'warning', location: 'outputPane' });
		expect(traces.hints[0]?.message).toContain(
			'http://localhost:5678/rest/oauth2-credential/callback',
		);
	});
});
