import type { ICredentialDataDecryptedObject, INodeParameters, INodeType } from 'n8n-workflow';

export type Person = 'Alice' | 'Bob';

/** What the household's two people have in their accounts: one entry for each play. */
export interface HeldPlay {
	/** Of the film, or of the episode. */
	title: string;
	/** ISO 8601, as exactly as the service keeps it; undefined where it keeps none. */
	at?: string;
}

/** A service of which everything is promised that this folder says; a new one begins with such a file. */
export interface Destination {
	name: string;
	/** The node's class, anew: a second call in another copy of the modules is another process. */
	node(): Promise<INodeType>;
	/** Milliseconds that the date of an older play may differ from its own. */
	keepsDatesWithinMs: number;
	/** Whether it keeps each viewing of a title; elsewhere a title is watched or not, and taking it back leaves none. */
	keepsEveryPlay: boolean;
	/** What of the household's titles it knows. */
	keeps: ReadonlyArray<'film' | 'episode'>;
	/** Whether a request changes something. */
	isWrite(request: { method: string; path: string; url: string }): boolean;
	/** The simulated service, with the household moved in. */
	open(): Promise<OpenDestination>;
}

export interface OpenDestination {
	simulator: { address: string; stop(): Promise<void> };
	/** The name of the credential's type, and what it holds where the service is reached at `address`. */
	credential(
		person: Person,
		address: string,
	): { helper(): object; name: string; stored: ICredentialDataDecryptedObject };
	/** Of *Watch Event: Sync*, with everything switched on. */
	parameters(person: Person): INodeParameters;
	/** Everything that the account holds as watched, of any title. */
	plays(person: Person): HeldPlay[];
}
