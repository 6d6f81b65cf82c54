import { Router } from '../http/router.mjs';
import { container, pageOf, refused } from './answers.mjs';
import { addLibraryRoutes } from './library.mjs';

/**
 * @typedef {import('../http/request.mjs').IncomingCall} IncomingCall
 * @typedef {import('../http/reply.mjs').Reply} Reply
 * @typedef {import('./world.mjs').Account} Account
 * @typedef {{ machineIdentifier: string, friendlyName: string, version: string }} Server
 * @typedef {{ call: IncomingCall, params: Record<string, string>, world: import('./world.mjs').World, server: Server,
 *   account: Account, now: number }} Call
 * @typedef {Router<(call: Call) => Reply>} Routes
 */

const OWNER = 1;

export function routes() {
	/** @type {Routes} */
	const router = new Router();
	router.on('GET', '/', home);
	router.on('GET', '/accounts', accounts);
	router.on('GET', '/status/sessions/history/all', history);
	addLibraryRoutes(router);
	return router;
}

/** @param {Call} call */
function home({ call, server, world }) {
	return container(call, {
		size: 0,
		allowSync: true,
		...server,
		myPlexUsername: world.accounts.find(({ id }) => id === OWNER)?.name,
		platform: 'Linux',
		platformVersion: '6.1',
	});
}

/** The owner's to see. 0 stands for whoever plays without an account. @param {Call} call */
function accounts({ call, world, account }) {
	if (account.id !== OWNER) refused(403);
	const all = [{ id: 0, name: '' }, ...world.accounts].map(({ id, name }) => ({
		id,
		key: `/accounts/${id}`,
		name,
		defaultAudioLanguage: 'en',
		thumb: '',
	}));
	return container(call, {
		size: all.length,
		identifier: 'com.plexapp.system.accounts',
		Account: all,
	});
}

/** The owner sees everybody's plays, anybody else their own. @param {Call} call */
function history({ call, world, account }) {
	const { query } = call;
	const from = Number(query.get('viewedAt>') ?? 0);
	const wanted = query.get('accountID');
	const section = query.get('librarySectionID');
	const item = query.get('metadataItemID');
	const rows = world.history
		.filter((view) => account.id === OWNER || view.account.id === account.id)
		.filter((view) => view.viewedAt >= from)
		.filter((view) => wanted === null || String(view.account.id) === wanted)
		.filter((view) => item === null || view.item.shelf.ratingKey === item)
		.map((view) => world.row(view))
		.filter((row) => section === null || row.librarySectionID === section);
	const [by, turn] = (query.get('sort') ?? '').split(':');
	if (by === 'viewedAt') {
		rows.sort((a, b) => (a.viewedAt - b.viewedAt) * (turn === 'desc' ? -1 : 1));
	}
	const { page, head } = pageOf(call, rows);
	return container(call, { ...head, Metadata: page });
}
