import { describe, expect, it } from '@jest/globals';
import { failureOf } from '../../../nodes/shared/action/failure';
import { UnusableInput } from '../../../nodes/shared/action/unusableInput';
import { NoAnswer, SignInRejected } from '../../../services/http/exchange';
import { FAILURES } from '../../../services/http/failures';
import { importStopped, tooManyPlays } from '../../../services/shared/import/wantedPlays';
import { createSimklClient } from '../../../services/simkl';
import { createTraktClient } from '../../../services/trakt';
import { ambiguous } from '../../../services/trakt/answers';
import { answer, rejection, testClock } from '../../support/scripted';
import { page, rowsUnder } from './tables.mjs';

/** @typedef {keyof typeof FAILURES} Code */

const READ = /** @type {const} */ ({ method: 'GET', path: '/users/settings' });
const GIVES_ITEM = { answers: (/** @type {unknown} */ body) => typeof body === 'object' };
const app = { clientId: 'c', name: 'n8n-nodes-scrobble', version: '0.0.0' };
let accounts = 0;
const account = () => `failures-${(accounts += 1)}`;

/** What a read comes to that is answered so again and again. @param {import('../../../services/http/exchange').ServiceAnswer | Error} outcome */
const atTrakt = (outcome) => async () =>
	await rejection(
		createTraktClient({ account: account(), clock: testClock(), send: sending(outcome) }).request(
			READ,
			GIVES_ITEM,
		),
	);
/** @param {import('../../../services/http/exchange').ServiceAnswer | Error} outcome */
const atSimkl = (outcome) => async () =>
	await rejection(
		createSimklClient({
			account: account(),
			app,
			clock: testClock(),
			send: sending(outcome),
		}).request(READ, GIVES_ITEM),
	);
/** @param {import('../../../services/http/exchange').ServiceAnswer | Error} outcome */
const sending = (outcome) => async () => {
	if (outcome instanceof Error) throw outcome;
	return outcome;
};

/** A way to each code. @type {Record<Code, () => unknown>} */
const CASES = {
	unreachable: atTrakt(new NoAnswer('unreachable', false, '')),
	timeout: atTrakt(new NoAnswer('timeout', true, '')),
	connectionLost: atTrakt(new NoAnswer('connectionLost', true, '')),
	tooLarge: atTrakt(new NoAnswer('tooLarge', true, '')),
	notUnderstood: atTrakt(answer(200, 'OK')),
	unavailable: atTrakt(answer(503, '')),
	tooManyRequests: atTrakt(answer(429, '')),
	stopped: () => importStopped('trakt'),
	tryLater: atTrakt(answer(408, '')),
	notFound: atTrakt(answer(404, '')),
	ambiguous: () => ambiguous('Several', 'Choose', []),
	notConnected: atTrakt(new SignInRejected('', 'notConnected')),
	appUnknown: atSimkl(new SignInRejected('', 'appUnknown')),
	readOnly: atSimkl(new SignInRejected('', 'readOnly')),
	signInRefused: atTrakt(new SignInRejected('')),
	tooManyItems: atSimkl(answer(400, { error: 'max_items', message: 'In whatever words' })),
	tooManyPlays: () => tooManyPlays('trakt', 3, 2),
	unusableInput: () => new UnusableInput('It is none', 'Give one'),
	unexpected: () => new TypeError('of ours'),
	refused: atTrakt(answer(400, '')),
};

describe('the code of what did not get through', () => {
	it('is documented with its kind, in the order of the sources, and no other is', () => {
		const rows = rowsUnder(page('outcomes.md'), 'Kind');
		expect(rows.map(({ Code, Kind }) => [Code, Kind])).toEqual(
			Object.entries(FAILURES).map(([code, kind]) => [`\`${code}\``, `\`${kind}\``]),
		);
		expect(rows.filter((row) => !/[.]$/.test(row['What you can do'] ?? ''))).toEqual([]);
	});

	it('has a case here for each that there is', () => {
		expect(Object.keys(CASES).sort()).toEqual(Object.keys(FAILURES).sort());
	});

	it.each(/** @type {Array<[Code, () => unknown]>} */ (Object.entries(CASES)))(
		'%s',
		async (code, provoke) => {
			expect(failureOf(await provoke())).toMatchObject({ code, kind: FAILURES[code] });
		},
	);
});
