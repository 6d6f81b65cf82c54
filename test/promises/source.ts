import type { IWebhookResponseData } from 'n8n-workflow';

import type { WatchEvent } from '../../media';
import type { TriggerContext } from '../../nodes/shared/trigger/request/triggerContext';

/** A webhook trigger, of which everything is promised that this folder says of sources; a new one begins with such a file. */
export interface Source {
	name: string;
	node: { webhook(this: TriggerContext): Promise<IWebhookResponseData> };
	/** Its parameters with everything switched on that its input can reach. */
	parameters: Record<string, unknown>;
	/** What a real server sends. */
	bodies: readonly object[];
	/** A film that this person has just watched to its end. */
	watched(person: { id: string; name: string }): object;
	/** The source's own reading of a body. */
	parse(body: unknown): WatchEvent | undefined;
	/** The form field in which the body may come. */
	formField: string;
}
