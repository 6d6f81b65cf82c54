import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { NodeApiError } from 'n8n-workflow';
import { tagExecution } from '../../../../../../nodes/shared/action/executionTags';
import { renewedByN8n1 } from '../../../../../../nodes/shared/action/sending/olderN8n';
import { SignInRejected } from '../../../../../../services/http/exchange';
import { executeContext } from '../../../../../support/executeContext';
import { runShelf, secondFails, TWO_BOOKS } from '../../../../../support/runShelf';

const toErrorOutput = { items: TWO_BOOKS, node: { onError: 'continueErrorOutput' as const } };

/** What n8n makes of it: a copy for the error output, whose json it replaces if an error is still on it. */
const copied = (item: object) => ({ ...item });

describe('what n8n 1.123 lacks', () => {
	it('is where expressions find it: the searchable data of an execution', () => {
		const { execute, traces } = executeContext({ ofN8n1: true });
		tagExecution(execute, { destination: 'trakt' });
		tagExecution(execute, { destination: 'movary' });
		expect(traces.customData).toEqual({ destination: 'trakt | movary' });
	});

	it('sends an item to the error output by its error, which does not go into the copy', async () => {
		const { result } = runShelf(secondFails, { ...toErrorOutput, ofN8n1: true });
		const [[, failed] = []] = await result;
		expect(failed?.error).toBeInstanceOf(NodeApiError);
		expect(failed && 'error' in copied(failed)).toBe(false);
		expect(failed && copied(failed)).toMatchObject({
			json: { error: 'The shelf has no such book.', details: { kind: 'notFound' } },
			pairedItem: { item: 1 },
		});
	});

	it('is not made up for where n8n has it, nor where nothing goes to an error output', async () => {
		const [[, ofNewer] = []] = await runShelf(secondFails, toErrorOutput).result;
		const continued = { ...toErrorOutput, node: { onError: 'continueRegularOutput' as const } };
		const [[, ofOlder] = []] = await runShelf(secondFails, { ...continued, ofN8n1: true }).result;
		expect([ofNewer?.error, ofOlder?.error]).toEqual([undefined, undefined]);
	});
});

describe('a sign-in that n8n 1 renews', () => {
	const answered = { status: 201, headers: {}, body: { id: 1 } };
	/** As n8n 1 throws it: nothing of the original but its code or status. */
	const thrown = (httpCode: string, data?: unknown) =>
		Object.assign(new TypeError('thrown'), { httpCode, context: { data } });

	beforeEach(() => {
		jest.useFakeTimers();
	});
	afterEach(() => {
		jest.useRealTimers();
	});
	const outcomeOf = async (...outcomes: Array<typeof answered | Error>) => {
		const sent = renewedByN8n1(async () => {
			const next = outcomes.shift();
			if (next instanceof Error || !next) throw next;
			return next;
		}).catch((reason: unknown) => reason);
		await jest.runAllTimersAsync();
		return await sent;
	};

	it('gives the answer that came with it', async () => {
		expect(await outcomeOf(answered)).toBe(answered);
		expect(await outcomeOf(thrown('409', { watched_at: 'now' }))).toEqual({
			status: 409,
			headers: {},
			body: { watched_at: 'now' },
		});
	});

	it('is tried once more where another execution may just have renewed it', async () => {
		expect(await outcomeOf(thrown('EAUTH'), answered)).toBe(answered);
		expect(await outcomeOf(thrown('400'), thrown('503'))).toMatchObject({ status: 503 });
	});

	it('is rejected where it is refused again, and goes on as what it is otherwise', async () => {
		expect(await outcomeOf(thrown('401'), thrown('400'))).toBeInstanceOf(SignInRejected);
		const lost = thrown('ECONNRESET');
		expect(await outcomeOf(lost, lost)).toBe(lost);
	});
});
