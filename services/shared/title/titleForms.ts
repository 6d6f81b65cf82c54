import type { Rateable } from '../../../media';
import { described } from '../../../media/titles';
import type { ServiceClient } from '../../http/serviceClient';
import { isServiceError, ServiceError } from '../../http/serviceError';
import { Memory } from '../memory';

/**
 * One form in which a service may know a title; looked up only when its turn comes, undefined where there is none. `isAnew`: the
 * service no longer knows what was found before, so that nothing that is remembered counts.
 */
export type TitleForm<Subject> = (isAnew: boolean) => Promise<Subject | undefined>;

/** As many as an import may look up, for its dry run comes first. */
const MOST_REMEMBERED = 5000;

/**
 * In which form a service knew a title last time, by the title's ids and names: for every account, as the catalogue is
 * the same.
 */
export class TitleForms<Subject> {
	private readonly remembered = new Memory<Subject>(MOST_REMEMBERED);

	/** `label`: the service's name for people; `notKnownYet`: what to do where it knows no form. */
	constructor(private readonly notKnown: { label: string; notKnownYet: string }) {}

	/**
	 * Does `use` with the first form that the service knows. A further form is looked up only after the service did not
	 * find the one before. Rejects with `notFound`.
	 */
	async withFirst<T>(
		{ service }: ServiceClient,
		media: Rateable,
		forms: Array<TitleForm<Subject>>,
		use: (subject: Subject) => Promise<T>,
	): Promise<T> {
		const key = JSON.stringify(media);
		const remembered = this.remembered.get(key);
		let last: ServiceError | undefined;
		let status: number | undefined;
		const tried = new Set<string>();
		let isAnew = false;
		for (const form of remembered ? [async () => remembered, ...forms] : forms) {
			const subject = await form(isAnew).catch(unlessFound);
			if (isServiceError(subject)) last = subject;
			if (!subject || isServiceError(subject) || tried.has(JSON.stringify(subject))) continue;
			tried.add(JSON.stringify(subject));
			const done = await use(subject).then((result) => ({ result }), unlessFound);
			if (!isServiceError(done)) {
				this.remembered.set(key, subject);
				return done.result;
			}
			last = done;
			status = done.status;
			this.remembered.forget(key);
			isAnew = remembered !== undefined;
		}
		const { label, notKnownYet } = this.notKnown;
		throw new ServiceError({
			service,
			kind: 'notFound',
			message: `${label} does not know ${described(media)}`,
			description: notKnownYet,
			status,
			attempts: last?.attempts,
		});
	}
}

/** A `notFound` becomes a value, so that the next form gets its turn; everything else goes on. */
export function unlessFound(error: unknown): ServiceError {
	if (isServiceError(error, 'notFound')) return error;
	throw error;
}
