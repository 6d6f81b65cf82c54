import { createHash } from 'node:crypto';
import { empty, json, Refusal } from '../../http/reply.mjs';
import { field, recordOf } from '../bodies.mjs';
import { bare, failed, guid, netDate } from '../parameters.mjs';
import { RECORDED } from '../recorded.mjs';
import { isFrom12 } from '../routes.mjs';
import { authorization, isAdmin } from './signIns.mjs';

/**
 * @typedef {import('../routes.mjs').Call} Call
 * @typedef {import('../routes.mjs').OpenCall} OpenCall
 * @typedef {import('../routes.mjs').World} World
 * @typedef {import('./signIns.mjs').User} User
 */

/** @param {import('../routes.mjs').Routes} routes */
export function addUserRoutes(routes) {
	routes.open('POST', '/Users/AuthenticateByName', authenticate);
	routes.signedIn('GET', '/Users', ({ world }) =>
		json(
			200,
			[...world.signIns.users.values()].map((user) => userDto(user, world)),
		),
	);
	routes.signedIn('GET', '/Users/Me', me);
	routes.signedIn('GET', '/Users/:id', one);
	routes.signedIn('GET', '/Sessions', sessions);
	routes.signedIn('POST', '/Sessions/Logout', logOut);
}

/** @param {OpenCall} call */
function authenticate({ call, world, now }) {
	const { Client, Device, DeviceId, Version } = authorization(call.headers);
	const body = recordOf(call);
	const name = field(body, 'Username').text() ?? '';
	const password = field(body, 'Pw').text() ?? '';
	if (!Client || !Device || !DeviceId || !Version) failed(400);
	const user = world.signIns.byName(name);
	if (!user || user.password !== password) throw new Refusal(failedSignIn());
	const device = { client: Client, device: Device, deviceId: DeviceId, version: Version };
	const AccessToken = world.signIns.signIn(user, device, now);
	const SessionInfo = sessionDto(user, device, now, world);
	const { serverId } = world.server;
	return json(200, { User: userDto(user, world), SessionInfo, AccessToken, ServerId: serverId });
}

/** @returns {import('../../http/reply.mjs').Reply} */
function failedSignIn() {
	const headers = { 'content-type': 'text/plain' };
	return { status: 401, headers, text: 'Error processing request.' };
}

/** @param {Call} call */
function me({ caller, world }) {
	// An API key has no user of its own.
	return caller.kind === 'user' ? json(200, userDto(caller.user, world)) : bare(400);
}

/** @param {Call} call */
function one({ params, world }) {
	const user = world.signIns.users.get(guid(params.id ?? '') ?? '');
	return json(user ? 200 : 404, user ? userDto(user, world) : 'User not found');
}

/** @param {Call} call */
function sessions({ caller, world, query }) {
	const deviceId = query.text('deviceId');
	const controllable = query.id('controllableByUserId');
	const seen = world.signIns
		.signedIn()
		.filter(({ user }) => isAdmin(caller) || (caller.kind === 'user' && caller.user === user))
		.filter(({ user }) => controllable === undefined || user.id === controllable)
		.filter(({ device }) => deviceId === undefined || device.deviceId === deviceId);
	return json(
		200,
		seen.map(({ user, device, lastActivity }) => sessionDto(user, device, lastActivity, world)),
	);
}

/**
 * Ends the token that asks. With an API key nothing happens, and the answer is the same.
 * @param {Call} call
 */
function logOut({ caller, world }) {
	if (caller.kind === 'user') world.signIns.end(caller.token);
	return empty(204);
}

/**
 * @param {User} user
 * @param {World} world
 */
function userDto({ id, name, password, admin, libraries }, { server }) {
	return {
		...RECORDED.user,
		Name: name,
		ServerId: server.serverId,
		Id: id,
		HasPassword: password !== '',
		HasConfiguredPassword: password !== '',
		EnableAutoLogin: false,
		Policy: {
			...RECORDED.user.Policy,
			IsAdministrator: admin,
			IsDisabled: false,
			EnableAllFolders: libraries === 'all',
			EnabledFolders: libraries === 'all' ? [] : [...libraries],
		},
	};
}

/**
 * @param {User} user
 * @param {import('./signIns.mjs').Device} device
 * @param {number} lastActivity milliseconds since 1970
 * @param {World} world
 */
function sessionDto(user, { client, device, deviceId, version }, lastActivity, { server }) {
	return {
		...RECORDED.session,
		// 10.11 alone has it.
		...(isFrom12(server) ? { NowPlayingQueueFullItems: undefined } : {}),
		AdditionalUsers: [],
		Id: createHash('md5').update(`${deviceId}:${user.id}`).digest('hex'),
		UserId: user.id,
		UserName: user.name,
		Client: client,
		LastActivityDate: netDate(lastActivity),
		DeviceName: device,
		DeviceId: deviceId,
		ApplicationVersion: version,
		IsActive: true,
		ServerId: server.serverId,
	};
}
