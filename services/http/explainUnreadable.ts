import type { ServiceRequest } from './exchange';
import type { Explanation } from './serviceClient';

/** What to do where something was sent: whatever looks first will see whether it is there. */
const MAY_HAVE_ARRIVED =
	'What was sent may have arrived. Run this item again in some minutes: a play is looked for before it is sent again.';

/** Texts for a 2xx that is not what the service's contract says; a service may know more of who answers in its place. */
export function explainUnreadable(
	name: string,
	{ method }: Pick<ServiceRequest, 'method'>,
	own?: Omit<Explanation, 'kind' | 'code'>,
): Explanation {
	const unclear = { kind: 'retry', code: 'notUnderstood' } as const;
	if (own) return { ...unclear, ...own };
	const message = `${name} gave an answer that cannot be understood`;
	const description = `Nothing was concluded from it. Run this item again in some minutes. If it stays like this, check the address of ${name} in the credential, and whether a proxy answers in its place.`;
	return { ...unclear, message, description: method === 'GET' ? description : MAY_HAVE_ARRIVED };
}
