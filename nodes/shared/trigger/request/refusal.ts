/** Why a request gets no execution: the status and the one sentence that are answered. */
export class Refusal extends Error {
	constructor(
		readonly status: 400 | 401 | 413 | 503,
		sentence: string,
	) {
		super(sentence);
		this.name = 'Refusal';
	}
}
