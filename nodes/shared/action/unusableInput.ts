/** A parameter or an incoming item that cannot be sent anywhere; nothing has left n8n yet. */
export class UnusableInput extends Error {
	/**
	 * @param message what is wrong with it
	 * @param description what to do about it
	 */
	constructor(
		message: string,
		readonly description: string,
	) {
		super(message);
		this.name = 'UnusableInput';
	}
}
