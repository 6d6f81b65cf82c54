import { describe, expect, it } from '@jest/globals';
import { opened, sealed } from '../../../../nodes/ConnectByCode/connection';
import type { Ticket } from '../../../../nodes/ConnectByCode/connection';

const ticket: Ticket = {
	service: 'simkl',
	code: {
		deviceCode: 'as-good-as-a-token',
		userCode: 'ABCD-EFGH',
		page: 'https://simkl.example/pin',
		intervalMs: 5000,
		askedAt: 1,
		expiresAt: 2,
	},
};

describe('the ticket between the two steps', () => {
	it('is opened by the credential that sealed it, and shows nothing of the code', () => {
		const text = sealed(ticket, 'key of n8n');
		expect(opened(text, 'key of n8n')).toEqual(ticket);
		expect(Buffer.from(text, 'base64url').toString('latin1')).not.toContain('as-good-as');
		expect(sealed(ticket, 'key of n8n')).not.toBe(text);
	});

	it('is refused with another credential, changed, cut or made up', () => {
		const text = sealed(ticket, 'key of n8n');
		const changed = `${text.slice(0, -2)}${text.endsWith('AA') ? 'BB' : 'AA'}`;
		for (const wrong of [changed, text.slice(0, 40), '', 'hello'])
			expect(() => opened(wrong, 'key of n8n')).toThrow('This is no ticket of Request Code');
		expect(() => opened(text, 'another key')).toThrow('This is no ticket of Request Code');
	});
});
