import { NoAnswer } from '../../../../services/http/exchange';
import type { SendingContext } from './sendOnce';

/**
 * Bytes that an answer may have. The largest that anybody needs is a whole Simkl library, some tens of megabytes; what
 * is larger comes from something else, and would take all of n8n's memory.
 */
export const MOST_ANSWER_BYTES = 100_000_000;

/**
 * Does `send` within `forMs`, all of it: n8n's own `timeout` begins anew with each byte, so that an answer that drips
 * would hold the account's turn for ever. Rejects with `NoAnswer`, for what was sent may have arrived; the request is
 * broken off, and where it cannot be (a sign-in that is renewed meanwhile) no longer waited for.
 */
export async function withinTime<T>(
	forMs: number,
	send: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	const signal = AbortSignal.timeout(forMs);
	const late = new Promise<never>((_resolve, reject) => {
		const giveUp = () => reject(new NoAnswer('timeout', true, 'No whole answer came in time'));
		signal.addEventListener('abort', giveUp, { once: true });
	});
	return await Promise.race([send(signal), late]);
}

/**
 * The same context, whose executions can also be cancelled by this signal: n8n replaces the signal of a request by the
 * one that it asks its context for.
 */
export function cancelledBy<Context extends SendingContext>(
	context: Context,
	signal: AbortSignal,
): Context {
	const own =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	const either = own ? AbortSignal.any([own, signal]) : signal;
	return new Proxy(context, {
		get: (target, name): unknown =>
			name === 'getExecutionCancelSignal' ? () => either : Reflect.get(target, name),
	});
}

/** The body whole, as n8n would give it: parsed where it is JSON, text otherwise. One that is too large is given up on. */
export async function wholeBody(body: unknown): Promise<unknown> {
	if (!isStream(body)) return body;
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of body) {
		const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
		size += bytes.length;
		// Leaving the loop ends the stream, and with it the connection.
		if (size > MOST_ANSWER_BYTES) {
			throw new NoAnswer('tooLarge', true, 'The answer is larger than any that is needed');
		}
		chunks.push(bytes);
	}
	const text = new TextDecoder().decode(Buffer.concat(chunks));
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
	return (
		typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'pipe' in value
	);
}
