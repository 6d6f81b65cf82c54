import { runtimeMs } from '../../../simulators/library.mjs';
import * as plexBodies from '../../fixtures/plex/bodies.mjs';
import { guest, titles } from './town.mjs';

/**
 * What people do, told to n8n as the media servers tell it: once, whether anybody listens or not.
 * @typedef {import('./plan.mjs').Happening} Happening
 * @typedef {import('./town.mjs').Townsman} Townsman
 * @typedef {object} Watched one play that has to be in the accounts of its person, once
 * @property {Townsman} person
 * @property {import('../../../simulators/library.mjs').LibraryItem} item
 * @property {'plex' | 'jellyfin'} server
 * @property {number} endedAt by the clock of the server, milliseconds
 * @property {number} beganAt likewise
 * @property {number} trueAt by the right clock
 */

/**
 * @param {import('./world.mjs').World} world
 * @param {import('./flows.mjs').Flows} flows
 */
export function sendersOf(
	{ plex, plexApi, jellyfin, jellyfinClock, token },
	{ plexAddress, addresses },
) {
	/** How n8n answered, by status; 0 where nobody did. @type {Map<number, number>} */
	const answers = new Map();

	/** @param {string} address @param {import('../../../simulators/http/post.mjs').WebhookRequest} request */
	async function send(address, request) {
		const status = await plex.send(address, request).then(
			(answer) => answer.status,
			() => 0,
		);
		answers.set(status, (answers.get(status) ?? 0) + 1);
	}
	/** @param {Parameters<typeof plex.event>} happening */
	const tellPlex = (...happening) => send(plexAddress, plex.event(...happening));

	/** @param {Extract<Happening, {kind: 'play'}>} play @returns {Promise<Watched>} */
	async function play({ person, server, item, twice, whole }) {
		if (server === 'jellyfin') {
			const user = person.jellyfin?.name ?? '';
			// While the webhooks are on their way, somebody may set the clock right.
			const { offMs } = jellyfinClock;
			const { startedAt } = await jellyfin.play({ user, item, reports: 0 });
			if (twice) await resend();
			const endedAt = startedAt.getTime() + runtimeMs(item);
			const trueAt = endedAt - offMs;
			return { person, item, server, endedAt, beganAt: startedAt.getTime(), trueAt };
		}
		const account = person.plex ?? guest.plex;
		if (whole) {
			await tellPlex('media.play', { account, item, viewOffsetMs: 0 });
			await tellPlex('media.pause', { account, item, viewOffsetMs: runtimeMs(item) / 3 });
			await tellPlex('media.resume', { account, item, viewOffsetMs: runtimeMs(item) / 3 });
		}
		const at = new Date();
		plexApi.play(account.title, item, { at });
		const request = plex.event('media.scrobble', { account, item, at });
		await Promise.all([send(plexAddress, request), ...(twice ? [send(plexAddress, request)] : [])]);
		await tellPlex('media.stop', { account, item, viewOffsetMs: runtimeMs(item) });
		const endedAt = Math.floor(at.getTime() / 1000) * 1000;
		return { person, item, server, endedAt, beganAt: endedAt, trueAt: at.getTime() };
	}

	/** The last webhook of the Jellyfin server once more, as after an answer that got lost. */
	async function resend() {
		const last = jellyfin.deliveries.findLast(({ type }) => type === 'PlaybackStop');
		if (!last) return;
		const headers = { 'Content-Type': 'text/plain', 'X-Scrobble-Token': token };
		await send(addresses.jellyfin, { headers, body: Buffer.from(JSON.stringify(last.properties)) });
	}

	/** @param {Extract<Happening, {kind: 'partial'}>} partial */
	async function partial({ person, server, item, percent }) {
		if (server === 'jellyfin') {
			const user = person.jellyfin?.name ?? '';
			await jellyfin.play({ user, item, toPercent: percent, reports: 0 });
			return;
		}
		const account = person.plex ?? guest.plex;
		plexApi.play(account.title, item, { percent });
		await tellPlex('media.play', { account, item, viewOffsetMs: 0 });
		const viewOffsetMs = Math.round((runtimeMs(item) * percent) / 100);
		await tellPlex('media.stop', { account, item, viewOffsetMs });
	}

	/** @param {import('./plan.mjs').Noise} what */
	async function noise(what) {
		const [item] = titles;
		if (!item) return;
		const account = guest.plex;
		switch (what) {
			case 'guest':
				await tellPlex('media.scrobble', { account, item });
				await jellyfin.play({ user: guest.jellyfin.name, item, reports: 0 });
				return;
			case 'music':
				return await send(plexAddress, plex.wrap(JSON.stringify(plexBodies.trackPlay)));
			case 'new title':
				return await tellPlex('library.new', { account, item });
			case 'wrong token':
				return await send(
					plexAddress.replace(/token=.*/, 'token=a-guess-of-a-stranger'),
					plex.event('media.scrobble', { account, item }),
				);
			case 'rubbish':
				return await send(plexAddress, plex.wrap('{"event":"media.scr'));
			case 'rating':
				return await tellPlex('media.rate', { account, item, rating: '7' });
		}
	}

	return {
		answers,
		/** @param {Happening} happening @returns {Promise<Watched | undefined>} */
		async carryOut(happening) {
			switch (happening.kind) {
				case 'play':
					return await play(happening);
				case 'partial':
					await partial(happening);
					return undefined;
				case 'noise':
					await noise(happening.what);
					return undefined;
			}
		},
	};
}
