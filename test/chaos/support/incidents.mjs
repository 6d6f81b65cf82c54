/**
 * What goes wrong, and how it is put right.
 * @typedef {import('./plan.mjs').Incident} Incident
 * @typedef {import('../../../simulators/http/faults.mjs').FaultAction} FaultAction
 */

const WRITES = /^\/(scrobble|sync|api)/;
const CLOCK_OFF_MS = 2 * 3_600_000;

/** What the services are made to answer. @type {Partial<Record<import('./plan.mjs').IncidentKind, (draw: number) => { times: number, action: FaultAction, reads?: boolean }>>} */
const FAULTS = {
	'429 storm': () => ({
		times: 12,
		reads: true,
		action: { status: 429, headers: { 'Retry-After': '3' } },
	}),
	500: (draw) => ({ times: 1 + (draw % 2), action: { status: 500 } }),
	502: (draw) => ({ times: 1 + (draw % 3), action: { status: 502 }, reads: draw % 2 === 0 }),
	503: (draw) => ({
		times: 1 + (draw % 7),
		action: { status: 503, ...(draw % 2 ? { headers: { 'Retry-After': '2' } } : {}) },
	}),
	520: (draw) => ({ times: 1 + (draw % 2), action: { status: 520 } }),
	'HTML page': (draw) => ({ times: 1, action: { html: draw % 2 ? 502 : 503 } }),
	reset: (draw) => ({ times: 1 + (draw % 2), action: { reset: true }, reads: draw % 3 === 0 }),
	'answer dropped after the write': () => ({ times: 1, action: { dropAfterWrite: true } }),
	'30-second stall': () => ({ times: 1, action: { delayMs: 30_000 } }),
};

/**
 * @param {import('./machine.mjs').Machine} machine
 * @param {import('./world.mjs').World} world
 * @param {import('./flows.mjs').Flows} flows
 * @param {import('./plan.mjs').Lasts} lasts
 */
export function incidentsOf(machine, world, flows, { clockOff, diskFull }) {
	/** Incidents that are no faults of a service's, by kind. @type {Map<string, number>} */
	const happened = new Map();
	/** Who has to sign in again. @type {Set<string>} */
	const signedOut = new Set();
	let clockBackAt = Infinity;
	let diskFreeAt = Infinity;

	async function freeDisk() {
		diskFreeAt = Infinity;
		await machine.disk.free(machine.pid);
	}

	/** @param {Incident} incident */
	async function begin({ kind, person: { name, movary }, draw, after }) {
		const fault = FAULTS[kind]?.(draw);
		if (fault) {
			const { times, action, reads = false } = fault;
			const service = movary && draw % 4 === 0 ? world.movary : world.trakt;
			const match = { account: name, ...(reads ? {} : { method: 'POST', path: WRITES }) };
			service.faults.push({
				match: service === world.movary ? { path: WRITES } : match,
				times,
				action,
			});
			return;
		}
		happened.set(kind, (happened.get(kind) ?? 0) + 1);
		switch (kind) {
			case 'token expired':
				return world.trakt.expireAccessTokens(name);
			case 'token revoked':
				signedOut.add(name);
				return world.trakt.revoke(name);
			case 'n8n killed':
				// No n8n starts without room.
				await freeDisk();
				return await machine.killAndStart();
			case 'disk full':
				diskFreeAt = after + diskFull.least;
				return await machine.disk.fill(machine.pid);
			case 'clock off':
				world.jellyfinClock.offMs = draw % 2 ? CLOCK_OFF_MS : -CLOCK_OFF_MS;
				clockBackAt = after + clockOff;
		}
	}

	return {
		happened,
		signedOut,
		begin,
		/** @param {number} index of the happening that comes next */
		async passing(index) {
			if (index >= clockBackAt) world.jellyfinClock.offMs = 0;
			if (index < diskFreeAt) return;
			const isLongEnough = index >= diskFreeAt - diskFull.least + diskFull.most;
			if (isLongEnough || (await machine.diskErrors()) > 0) await freeDisk();
		},
		/** Everything is in order again; who was signed out has signed in. */
		async end() {
			for (const { faults } of world.services) faults.clear();
			world.jellyfinClock.offMs = 0;
			await freeDisk();
			for (const name of signedOut) await flows.reconnect(name);
			signedOut.clear();
		},
	};
}

/**
 * What really hit, by kind: a fault that no request met is not counted.
 * @param {import('./world.mjs').World} world
 * @returns {Map<string, number>}
 */
export function faultsMet({ services }) {
	/** @type {Map<string, number>} */
	const met = new Map();
	for (const { fault, status } of services.flatMap(({ requests }) => requests)) {
		if (fault === undefined) continue;
		const kind = KINDS[fault] ?? `answered ${status}`;
		met.set(kind, (met.get(kind) ?? 0) + 1);
	}
	return met;
}

/** @type {Record<string, string>} */
const KINDS = {
	html: 'HTML page',
	reset: 'reset',
	dropAfterWrite: 'answer dropped after the write',
	delayMs: '30-second stall',
};
