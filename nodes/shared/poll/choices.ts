import type { IPollFunctions } from 'n8n-workflow';

import type { WatchEvent, WatchEventKind } from '../../../media';
import { Parameters } from '../action/parameters';

/** What a person chose in a polling trigger. */
export interface Choices {
	kinds: WatchEventKind[];
	/** Days before the first poll whose plays count as new; 0 for none. */
	startDays: number;
	wants(event: WatchEvent): boolean;
}

const KINDS: WatchEventKind[] = ['watched', 'unwatched'];
/** For a trigger that does not have the parameter; n8n throws where there is none. */
const FALLBACKS: Record<string, unknown> = { events: [], mediaTypes: [], startWith: 'new' };
/** More than that, nobody wants to have sent anywhere by a slip of the finger. */
const MOST_START_DAYS = 90;

export function choicesOf(poll: IPollFunctions): Choices {
	const parameters = new Parameters(
		(name) => poll.getNodeParameter(name, FALLBACKS[name] ?? '') ?? null,
	);
	const kinds = parameters.choices('events', KINDS);
	const types: string[] = parameters.choices('mediaTypes', ['movie', 'episode']);
	const startDays =
		parameters.choice('startWith', ['new', 'recent']) === 'recent'
			? (parameters.wholeNumber('startDays') ?? 0)
			: 0;
	return {
		kinds,
		startDays: Math.min(MOST_START_DAYS, Math.max(0, startDays)),
		wants: ({ event, media }) =>
			kinds.includes(event) && (types.length === 0 || types.includes(media.type)),
	};
}
