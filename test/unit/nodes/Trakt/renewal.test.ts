import { describe, expect, it } from '@jest/globals';
import { redirectAddress } from '../../../../nodes/Trakt/client';

const n8nAt = (editor: string, rest: string) =>
	redirectAddress({ getInstanceBaseUrl: () => editor, getRestApiUrl: () => rest });

describe('the address that Trakt sends people back to', () => {
	it.each([
		['http://localhost:5678/', 'http://localhost:5678/rest'],
		['https://n8n.example', 'https://n8n.example/rest/'],
		['https://n8n.example/home/', 'https://hooks.example/home/rest'],
	])('is the one that the editor at %s shows', (editor, rest) => {
		const base = editor.replace(/\/$/, '');
		expect(n8nAt(editor, rest)).toBe(`${base}/rest/oauth2-credential/callback`);
	});

	it('has the name that N8N_ENDPOINT_REST gives the interface', () => {
		expect(n8nAt('http://nas:5678/', 'http://nas:5678/inside')).toBe(
			'http://nas:5678/inside/oauth2-credential/callback',
		);
	});
});
