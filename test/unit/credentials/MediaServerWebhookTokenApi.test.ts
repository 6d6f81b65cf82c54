import { describe, expect, it } from '@jest/globals';

import { MediaServerWebhookTokenApi } from '../../../credentials/MediaServerWebhookTokenApi.credentials';

describe('Media Server Webhook Token credential', () => {
	const credential = new MediaServerWebhookTokenApi();

	it('has one field, which the editor hides', () => {
		expect(credential.properties).toMatchObject([
			{ name: 'token', typeOptions: { password: true }, required: true, default: '' },
		]);
	});

	it('points to its page of the documentation', () => {
		expect(credential.documentationUrl).toMatch(/^https:\/\/.*\/docs\/webhook-token\.md$/);
	});
});
