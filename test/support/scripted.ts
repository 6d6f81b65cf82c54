import type { Clock, SendOnce, ServiceAnswer, ServiceRequest } from '../../services/http/exchange';

export interface TestClock extends Clock {
	/** Every wait asked for, in milliseconds. */
	slept: number[];
	advance(ms: number): void;
}

/** A clock that never waits: sleeping moves it on. */
export function testClock(start = '2026-03-08T20:00:00.000Z'): TestClock {
	let ms = Date.parse(start);
	const slept: number[] = [];
	return {
		slept,
		now: () => ms,
		advance: (by) => {
			ms += by;
		},
		sleep: async (by) => {
			slept.push(by);
			ms += by;
			await Promise.resolve();
		},
	};
}

export interface SentRequest {
	/** Method, path and query in one line, e.g. `GET /search/movie?query=Tidal`. */
	line: string;
	body?: ServiceRequest['body'];
	at: number;
	timeoutMs: number;
}

type Reply = ServiceAnswer | Error | ((request: ServiceRequest) => ServiceAnswer);

export interface Script {
	send: SendOnce;
	sent: SentRequest[];
	/** The lines that were sent, in order. */
	lines(): string[];
}

/** Answers one request after the other, as written; a request beyond the script is a mistake of the code. */
export function scripted(clock: Clock, ...replies: Array<[line: string, reply: Reply]>): Script {
	const sent: SentRequest[] = [];
	const send: SendOnce = async (request, timeoutMs) => {
		const line = lineOf(request);
		const next = replies[sent.length];
		sent.push({ line, body: request.body, at: clock.now(), timeoutMs });
		if (!next) throw new TypeError(`Not in the script: ${line}`);
		const [expected, reply] = next;
		if (!matches(expected, line)) throw new TypeError(`Expected ${expected}, got ${line}`);
		await Promise.resolve();
		if (reply instanceof Error) throw reply;
		return typeof reply === 'function' ? reply(request) : reply;
	};
	return { send, sent, lines: () => sent.map(({ line }) => line) };
}

export function answer(
	status: number,
	body: unknown = {},
	headers: Record<string, string> = {},
): ServiceAnswer {
	return { status, body, headers };
}

/** What a promise is rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
	return await promise.then(
		(value) => {
			throw new TypeError(`Resolved with ${JSON.stringify(value)}`);
		},
		(error: unknown) => error,
	);
}

/** `…` at the end stands for any query. */
function matches(expected: string, line: string): boolean {
	return expected.endsWith('…') ? line.startsWith(expected.slice(0, -1)) : line === expected;
}

function lineOf({ method, path, query = {} }: ServiceRequest): string {
	const pairs = Object.entries(query).filter(([, value]) => value !== undefined);
	return `${method} ${path}${pairs.length > 0 ? '?' : ''}${pairs.map(([key, value]) => `${key}=${String(value)}`).join('&')}`;
}
