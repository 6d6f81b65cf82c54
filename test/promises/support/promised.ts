import { afterEach, beforeAll, beforeEach, describe, jest } from '@jest/globals';
import type { IDataObject, INodeType } from 'n8n-workflow';

import type { WatchEvent } from '../../../media';
import { FAILURES } from '../../../services/http/failures';
import { dataOf, isData } from '../../../services/http/json';
import { OUTCOMES } from '../../../services/shared/sync/outcomes';
import { runInEngine } from '../../support/n8nEngine.mjs';
import type { Destination, HeldPlay, OpenDestination, Person } from '../destination';
import { DESTINATIONS } from '../destinations';
import { timeGoesOn, timeStandsStill } from './time.mjs';
import { titleOf } from './titles';
import { startWire } from './wire.mjs';
import type { Wire } from './wire.mjs';

export type Kind = 'film' | 'episode';

/** What n8n's next nodes see of a delivery. */
export interface Told {
	/** On the node's regular output. */
	regular: IDataObject[];
	/** On its error output. */
	failed: IDataObject[];
	/** What ended the whole execution, which nothing may. */
	error: unknown;
	customData: object;
}

export interface Delivery {
	person?: Person;
	/** The node's class in another copy of the modules; the suite's own when left out. */
	process?: INodeType;
}

/** One destination in the middle of a test: its node in n8n's own engine, and a wire to the service on which faults happen. */
export interface Promised {
	name: string;
	/** What of the household's titles it knows. */
	kinds: Kind[];
	precisionMs: number;
	keepsEveryPlay: boolean;
	readonly wire: Wire;
	/** Gives the node events, as n8n would from a trigger. */
	deliver(events: WatchEvent | WatchEvent[], how?: Delivery): Promise<Told>;
	/** Plays in a person's account, of one title or of all. */
	plays(person: Person, kind?: Kind): HeldPlay[];
	/** The node in another copy of the modules, which remembers nothing of this one's. */
	anotherProcess(): Promise<INodeType>;
	credential(person: Person): ReturnType<OpenDestination['credential']>;
	/** All of it that must never be shown. */
	secrets(): string[];
}

/** Says what is promised of every destination. Each test finds both accounts empty, and time standing still. */
export function promisesOfEveryDestination(promises: (it: Promised) => void): void {
	describe.each(DESTINATIONS.map((destination) => [destination.name, destination] as const))(
		'%s',
		(_name, destination) => promises(promisesOf(destination)),
	);
}

/** The same of one destination. */
export function promisesOf(destination: Destination): Promised {
	let open: OpenDestination;
	let wire: Wire;
	let node: INodeType;
	let elsewhere: INodeType | undefined;
	let household = 0;
	const credentials = new Map<string, ReturnType<OpenDestination['credential']>>();

	const credentialOf = (person: Person) => {
		const known = credentials.get(person) ?? open.credential(person, wire.address);
		credentials.set(person, known);
		return known;
	};

	beforeAll(async () => {
		node = await destination.node();
	});
	beforeEach(async () => {
		timeStandsStill();
		open = await destination.open();
		wire = await startWire(open.simulator.address, destination.isWrite);
		household += 1;
		credentials.clear();
	});
	afterEach(async () => {
		timeGoesOn();
		await wire.stop();
		await open.simulator.stop();
	});

	const promised: Promised = {
		name: destination.name,
		kinds: [...destination.keeps],
		precisionMs: destination.keepsDatesWithinMs,
		keepsEveryPlay: destination.keepsEveryPlay,
		get wire() {
			return wire;
		},
		async deliver(events, { person = 'Alice', process = node } = {}) {
			const { name, helper } = credentialOf(person);
			const ran = await runInEngine({
				nodeType: process,
				items: [events].flat().map((event) => ({ ...event })),
				node: {
					onError: 'continueErrorOutput',
					parameters: { resource: 'watchEvent', operation: 'sync', ...open.parameters(person) },
					credentials: { [name]: { id: `${household} ${person}`, name: `${person} there` } },
				},
				additionalData: { credentialsHelper: helper() },
			});
			const told = {
				regular: ran.regular.map(({ json }) => json),
				failed: ran.failed.map(({ json }) => json),
				error: ran.error,
				customData: ran.customData,
			};
			const strays = strayCodes(told);
			if (strays.length > 0) throw new Error(`No such code: ${strays.join(', ')}`);
			return told;
		},
		plays: (person, kind) =>
			open.plays(person).filter(({ title }) => kind === undefined || isOf(title, kind)),
		async anotherProcess() {
			await jest.isolateModulesAsync(async () => {
				elsewhere ??= await destination.node();
			});
			return elsewhere ?? node;
		},
		credential: credentialOf,
		secrets: () => [...credentials.values()].flatMap(({ stored }) => secretsIn(stored)),
	};
	return promised;
}

/** Simkl names an episode by its show and place. */
function isOf(title: string, kind: Kind): boolean {
	return kind === 'film' ? title === titleOf('film') : title !== titleOf('film');
}

/** What became of each item, in short: a status of the regular output, a kind of the error output. */
export function statusesOf({ regular, failed }: Told): string[] {
	return [...regular.map(statusOf), ...failed.map(kindOf)];
}

export function statusOf({ sync }: IDataObject): string {
	return isData(sync) ? String(sync.status) : 'nothing told';
}

export function kindOf({ details }: IDataObject): string {
	return isData(details) ? String(details.kind) : 'nothing told';
}

const STATUS_OF = new Map<unknown, string>(Object.entries(OUTCOMES));
const KIND_OF = new Map<unknown, string>(Object.entries(FAILURES));

/** What has no code of the closed lists, or another status or kind than belongs to it: promised of every outcome there is. */
function strayCodes({ regular, failed }: Pick<Told, 'regular' | 'failed'>): string[] {
	const outcomes = regular.map(({ sync }) => dataOf(sync));
	const failures = failed.map(({ details }) => dataOf(details));
	return [
		...outcomes.filter(({ code, status }) => STATUS_OF.get(code) !== (status ?? 'none')),
		...failures.filter(({ code, kind }) => KIND_OF.get(code) !== (kind ?? 'none')),
	].map((stray) => JSON.stringify(stray));
}

const SECRET = /token$|secret$|password$|apiKey$/i;

/** The values of a credential that are secret, at any depth, as they are and as a request may carry them. */
function secretsIn(stored: IDataObject): string[] {
	return Object.entries(stored).flatMap(([name, value]) => {
		if (isData(value)) return secretsIn(value);
		return SECRET.test(name) && typeof value === 'string' && value !== '' ? [value] : [];
	});
}
