/** A webhook body that is not what its source sends: answered with 400, and the text says what is wrong. */
export class UnreadableBody extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'UnreadableBody';
	}
}
