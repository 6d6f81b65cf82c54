import { describe, expect, it } from '@jest/globals';

import { SignInRejected } from '../../../../services/http/exchange';
import {
	explainJellyfinAnswer,
	explainJellyfinSignIn,
	notJellyfin,
} from '../../../../services/jellyfin/answers';
import { answer } from '../../../support/scripted';

const everyStatus = [301, 400, 401, 403, 404, 418, 429, 500, 502, 503];

describe('what an answer of Jellyfin means', () => {
	it.each([
		[302, 'refused'],
		[400, 'refused'],
		[401, 'reconnect'],
		[403, 'refused'],
		[404, 'notFound'],
		[418, 'refused'],
		[429, 'retry'],
		[500, 'retry'],
		[503, 'retry'],
	])('%i is %s', (status, kind) => {
		expect(explainJellyfinAnswer(answer(status)).kind).toBe(kind);
	});

	it('has a message and an advice of its own for every class', () => {
		const told = [302, 400, 401, 403, 404, 418, 429, 500, 503].map((status) =>
			explainJellyfinAnswer(answer(status)),
		);
		expect(new Set(told.map(({ message }) => message)).size).toBe(told.length);
		expect(new Set(told.map(({ description }) => description)).size).toBe(told.length);
	});

	it('quotes what the server had against a request, but not its empty headlines', () => {
		const said = answer(400, { title: 'One or more validation errors occurred.' });
		expect(explainJellyfinAnswer(said).message).toMatch(/\(400\)$/);
		expect(explainJellyfinAnswer(answer(400, "Guid can't be empty")).message).toContain('Guid');
	});

	it('speaks of the key and of the user where a sign-in is not accepted', () => {
		const refused = explainJellyfinSignIn('Jellyfin', new SignInRejected('no'));
		expect(refused).toEqual(explainJellyfinAnswer(answer(401)));
		expect(refused.description).toMatch(/API key.*user.*proxy/s);
		const never = explainJellyfinSignIn('Jellyfin', new SignInRejected('no', 'notConnected'));
		expect(never.message).toContain('not connected');
	});

	it('keeps to n8n’s wording: no error, problem, failure or mistake', () => {
		const texts = [
			notJellyfin(),
			...everyStatus.map((status) => explainJellyfinAnswer(answer(status))),
		];
		for (const { message, description } of texts) {
			expect(`${message} ${description}`).not.toMatch(/\b(error|problem|failure|mistake)/i);
		}
	});
});
