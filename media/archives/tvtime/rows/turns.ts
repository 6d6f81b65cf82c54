import { sleep } from 'n8n-workflow';

/** A webhook that comes meanwhile waits no longer than this, in milliseconds. */
const LONGEST_MS = 10;

/** Whoever reads a lifetime of plays gives n8n its turn now and then: it answers webhooks in the same thread. */
export class Turns {
	private since = Date.now();

	/** To be waited for where there is one: only after ten milliseconds of work, so that a row costs no wait. */
	give(): Promise<void> | undefined {
		return Date.now() - this.since < LONGEST_MS ? undefined : this.pass();
	}

	private async pass(): Promise<void> {
		await sleep(0);
		this.since = Date.now();
	}
}
