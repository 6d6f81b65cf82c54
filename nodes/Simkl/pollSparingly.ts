import type { INodeExecutionData, INodeProperties, IPollFunctions } from 'n8n-workflow';
import { isServiceError } from '../../services/http/serviceError';
import { isRecord } from '../shared/action/record';

const MINUTE_MS = 60_000;
/** Poll Times come a little early or late: half a minute does not make a poll one too many. */
const TOLERANCE_MS = MINUTE_MS / 2;
/** Milliseconds from which on a wait is worth keeping in mind; Simkl's longest is a day. */
const SHORTEST_PAUSE_MS = 5 * MINUTE_MS;
const LONGEST_PAUSE_MS = 25 * 60 * MINUTE_MS;

/** 96 requests a day, of the 500 that Simkl takes of a free account. */
export const LEAST_MINUTES = 15;
/** Below that, the requests of an evening may be missing. */
const OFTEN_MINUTES = 5;

/** n8n's own Poll Times cannot be given another default than every minute, so the trigger has a measure of its own. */
export const POLL_FIELDS: INodeProperties[] = [
	{
		displayName: 'Least Minutes Between Requests',
		name: 'leastMinutes',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1440 },
		default: LEAST_MINUTES,
		description:
			'Poll Times that come sooner are skipped. Every 15 minutes is 96 requests a day; Simkl takes 500 a day of a free account, 1,000 with PRO, 10,000 with VIP, for all apps of that person together.',
	},
	{
		displayName:
			'Less than 5 minutes can use up the requests that Simkl takes of a free account in a day. Nothing more reaches that account then until midnight US Eastern, plays included.',
		name: 'oftenNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { leastMinutes: [{ _cnd: { lt: OFTEN_MINUTES } }] } },
	},
];

/** What is kept of earlier polls beside the cursor: milliseconds since 1970. */
interface Kept {
	askedAt: number;
	pausedUntil: number;
}

/** Nothing for a credential that was not asked for before: its first poll is not to be missed. */
function keptOf(poll: IPollFunctions): Kept {
	const { requests } = poll.getWorkflowStaticData('node');
	const isTheirs = isRecord(requests) && requests.account === accountOf(poll);
	const { askedAt, pausedUntil } = isTheirs ? requests : {};
	return { askedAt: Number(askedAt ?? 0), pausedUntil: Number(pausedUntil ?? 0) };
}

function keep(poll: IPollFunctions, kept: Partial<Kept>): void {
	const requests = { ...keptOf(poll), ...kept, account: accountOf(poll) };
	poll.getWorkflowStaticData('node').requests = requests;
}

const accountOf = (poll: IPollFunctions) =>
	Object.values(poll.getNode().credentials ?? {})
		.map(({ id }) => id)
		.join();

/** Looks, unless it is too soon after the last time, or Simkl has said that it takes nothing more for now. */
export async function pollSparingly(
	poll: IPollFunctions,
	look: () => Promise<INodeExecutionData[][] | null>,
): Promise<INodeExecutionData[][] | null> {
	if (poll.getMode() === 'manual') return await look();
	const now = Date.now();
	const { askedAt, pausedUntil } = keptOf(poll);
	const leastMs = Number(poll.getNodeParameter('leastMinutes', LEAST_MINUTES)) * MINUTE_MS;
	const sinceMs = now - askedAt;
	// What lies ahead of a clock that was set back says nothing.
	const isTooSoon = sinceMs >= 0 && sinceMs < leastMs - TOLERANCE_MS;
	const isPaused = now < pausedUntil && pausedUntil - now <= LONGEST_PAUSE_MS;
	if (isTooSoon || isPaused) return null;
	keep(poll, { askedAt: now });
	return await look();
}

/** Does a look, and keeps in mind until when Simkl wants to be left alone. */
export async function notingPauses<T>(poll: IPollFunctions, look: () => Promise<T>): Promise<T> {
	return await look().catch((error: unknown) => {
		const waitMs = isServiceError(error, 'retry') ? (error.retryAfterMs ?? 0) : 0;
		if (waitMs >= SHORTEST_PAUSE_MS && poll.getMode() !== 'manual') {
			keep(poll, { pausedUntil: Date.now() + Math.min(waitMs, LONGEST_PAUSE_MS) });
		}
		throw error;
	});
}
