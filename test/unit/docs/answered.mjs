import { JellyfinTrigger } from '../../../nodes/Jellyfin/JellyfinTrigger.node';
import { PlexTrigger } from '../../../nodes/Plex/PlexTrigger.node';
import { TautulliTrigger } from '../../../nodes/Tautulli/TautulliTrigger.node';
import { webhookTokenTest } from '../../../nodes/shared/trigger/request/webhookToken';
import { BROKEN_BODIES } from '../../support/brokenBodies';
import { defaultsOf, fakeWebhook, TOKEN } from '../../support/webhookContext';

/** @typedef {{ status: string, message: string }} Answered */
/** @typedef {import('../../support/webhookContext').Delivery} Delivery */

const plex = new PlexTrigger();
const jellyfin = new JellyfinTrigger();
const tautulli = new TautulliTrigger();
const sent = (/** @type {object} */ body) => ({ body: JSON.stringify(body) });
const rated = {
	event: 'media.rate',
	Account: { id: 1, title: 'a' },
	Metadata: { type: 'movie', title: 'Lull' },
};
const saved = {
	NotificationType: 'UserDataSaved',
	ItemType: 'Movie',
	Name: 'Lull',
	NotificationUsername: 'ada',
};

/** @type {Array<[trigger: PlexTrigger | JellyfinTrigger | TautulliTrigger, delivery: Delivery]>} */
const ANSWERED = [
	...BROKEN_BODIES.flatMap(([, delivery]) => [
		/** @type {[PlexTrigger, Delivery]} */ ([plex, delivery]),
		/** @type {[JellyfinTrigger, Delivery]} */ ([jellyfin, delivery]),
	]),
	[plex, { query: {} }],
	[plex, { query: { token: 'guess' } }],
	[plex, { credential: undefined }],
	[plex, { credential: undefined, credentialId: 'docs' }],
	[plex, { unreadable: { type: 'entity.too.large' } }],
	[plex, { parsedBody: 7 }],
	[plex, sent({ event: 'media.play' })],
	[plex, sent({ event: 'media.play', Metadata: 'x' })],
	[plex, sent({ event: 'media.play', Metadata: { type: ['movie'] } })],
	[plex, sent({ ...rated, rating: 11 })],
	[tautulli, sent({ user: 'ada' })],
	[jellyfin, sent({ Event: 'playback.stop', Item: {}, User: {} })],
	[jellyfin, sent({ Event: 'MarkPlayed', Item: {}, User: {} })],
	[jellyfin, sent({ event: 'media.play', Account: {}, Metadata: {} })],
	[tautulli, { query: {} }],
	[tautulli, {}],
	[jellyfin, sent({ NotificationType: 'PlaybackStart' })],
	[jellyfin, sent(saved)],
	[jellyfin, sent({ ...saved, SaveReason: 'TogglePlayed' })],
	[jellyfin, sent({ ...saved, SaveReason: 'UpdateUserData', Rating: 11 })],
];

/** Everything that a trigger answers itself. */
export async function refusals() {
	/** @type {Answered[]} */
	const answers = [];
	for (const [trigger, delivery] of ANSWERED) {
		const parameters = defaultsOf(trigger.description.properties);
		answers.push(
			await answerOf(trigger, fakeWebhook({ query: { token: TOKEN }, parameters, ...delivery })),
		);
	}
	return answers;
}

/** @param {PlexTrigger | JellyfinTrigger | TautulliTrigger} trigger @param {import('../../support/webhookContext').FakeWebhook} fake @returns {Promise<Answered>} */
async function answerOf(trigger, { context, answered }) {
	await trigger.webhook.call(context);
	const { message } = /** @type {{ message: string }} */ (answered.json);
	return { status: String(answered.status), message };
}

/** What something of ours that breaks is answered with. */
export async function breakdown() {
	const fake = fakeWebhook({ query: { token: TOKEN } });
	const { getNodeParameter } = fake.context;
	fake.context.getNodeParameter = (name, fallback) => {
		if (name === 'filters') throw new TypeError('no such parameter');
		return getNodeParameter(name, fallback);
	};
	return await answerOf(plex, fake);
}

/** What the token's own test says, but for the one that can be used. */
export async function tokenTests() {
	/** @type {Answered[]} */
	const said = [];
	for (const token of ['short', 'sixteen letters!']) {
		const test = await webhookTokenTest({ id: '1', name: 'Token', type: 'x', data: { token } });
		said.push({ status: '–', message: test.message });
	}
	return said;
}
