import { namesIn } from './naming';
import { isRecord, text } from './narrowing';
import type { TriggerContext } from './triggerContext';

/** A person who has an output of their own. */
export interface Person {
	/** Account ids and names, in the form of `plain`. */
	names: string[];
}

/** Ids and names that are let through, by what they name; empty lets everything through. */
export interface Filters {
	people: string[];
	servers: string[];
	libraries: string[];
	players: string[];
}

export interface TriggerSettings {
	events: ReadonlySet<string>;
	mediaTypes: ReadonlySet<string>;
	filters: Filters;
	/** Absent when everything leaves by one output. */
	people?: Person[];
	addRawPayload: boolean;
	addPoster: boolean;
}

/** Reads every parameter of the trigger once. */
export function settingsOf(context: TriggerContext): TriggerSettings {
	const filters = record(context.getNodeParameter('filters', {}));
	const extras = record(context.getNodeParameter('itemOptions', {}));
	const perPerson = context.getNodeParameter('output', 'single') === 'perPerson';
	return {
		events: choices(context.getNodeParameter('events', [])),
		mediaTypes: choices(context.getNodeParameter('mediaTypes', [])),
		filters: {
			people: namesIn(filters.people),
			servers: namesIn(filters.servers),
			libraries: namesIn(filters.libraries),
			players: namesIn(filters.players),
		},
		...(perPerson ? { people: peopleIn(context.getNodeParameter('people', {})) } : {}),
		addRawPayload: extras.addRawPayload === true,
		addPoster: extras.addPoster === true,
	};
}

/** An entry without ids or names means the person whose name the output carries. */
function peopleIn(value: unknown): Person[] {
	const entries: unknown = record(value).entries;
	return (Array.isArray(entries) ? entries : []).map(record).map((entry) => {
		const names = namesIn(entry.match);
		return { names: names.length > 0 ? names : namesIn(text(entry.name)) };
	});
}

const choices = (value: unknown): ReadonlySet<string> =>
	new Set(Array.isArray(value) ? value.map(text) : []);

const record = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});
