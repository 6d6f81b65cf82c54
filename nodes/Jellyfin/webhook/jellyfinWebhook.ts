import type { IHookFunctions } from 'n8n-workflow';
import { isRatingEvent, jellyfinMessage, ratingGiven } from '../../../media';
import type { HeldRating, WatchEvent } from '../../../media';
import { addDestination, hasDestination, removeDestination } from '../../../services/jellyfin';
import { Memory, MONTH_MS } from '../../../services/shared/memory';
import type { WebhookSource } from '../../shared/trigger/receiveWatchEvent';
import type { ListeningPlace, WebhookList } from '../../shared/trigger/registration';
import { connectJellyfinServer } from '../client';
import { isAutomated, ProgressReports } from './progressReports';

/**
 * The rating that each item's last save carried, so that a rating is told when it is given, and not at every save after
 * it. In memory, for a month of this process: after that a number is taken for given once more.
 */
export class Ratings {
	private readonly values: Memory<number>;

	constructor(most = 20_000) {
		this.values = new Memory(most, () => 1, MONTH_MS);
	}

	/**
	 * The `rated` event, if the save says that somebody gave this rating; it is remembered either way.
	 *
	 * @param place the trigger node that listens; those of different nodes are kept apart
	 */
	given(held: HeldRating, place: string): WatchEvent | undefined {
		const key = `${place} ${held.of}`;
		const before = this.values.get(key);
		this.values.set(key, held.value);
		return ratingGiven(held, before);
	}
}

const reports = new ProgressReports();
const ratings = new Ratings();

/** The webhook plugin's requests. Its Generic Form destination names no field for the JSON. */
export const jellyfinWebhook: WebhookSource = {
	name: 'Jellyfin',
	formField: 'payload',
	parse(body, { id }) {
		const message = jellyfinMessage(body);
		if (message === undefined) return undefined;
		const { report, held } = message;
		return (held && ratings.given(held, id)) ?? report;
	},
	settle(event, payload, { id, events }) {
		if (isRatingEvent(event)) return event;
		const isReport = event.event === 'progress' || event.event === 'pause';
		if (isReport && !events.has('progress') && isAutomated(payload)) return undefined;
		return reports.settle(event, id);
	},
};

/** The Generic Destinations of the server's Webhook plugin, which only an administrator's API key may change. */
export async function jellyfinWebhookList(hook: IHookFunctions): Promise<WebhookList> {
	const client = await connectJellyfinServer(hook);
	const playbackProgress = hook.getNodeParameter('playbackProgress', false) === true;
	const wanted = (place: ListeningPlace) => ({ ...place, playbackProgress });
	return {
		has: async (place) => await hasDestination(client, wanted(place)),
		add: async (place) => await addDestination(client, wanted(place)),
		remove: async (address) => await removeDestination(client, address),
	};
}
