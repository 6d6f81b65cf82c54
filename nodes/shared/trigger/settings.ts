import { namesIn, namesOfPeople } from './naming';
import { isRecord, text } from './request/triggerContext';
import type { TriggerContext } from './request/triggerContext';

/** A person who has an output of their own. */
export interface Person {
	/** All in the form of `plain`. */
	ids: string[];
	names: string[];
	/** What was listed for this person; nothing where the label alone says who it is. */
	accounts: string[];
}

const FILTERS = ['people', 'servers', 'libraries', 'players'] as const;
type FilterName = (typeof FILTERS)[number];

/** Ids and names that are let through, by what they name. One that is absent lets everything through, an empty one nothing. */
export type Filters = Partial<Record<FilterName, string[]>>;

export interface TriggerSettings {
	events: ReadonlySet<string>;
	/** Absent where all are wanted. */
	mediaTypes?: ReadonlySet<string>;
	filters: Filters;
	/** Absent when everything leaves by one output. */
	people?: Person[];
	addRawPayload: boolean;
	addPoster: boolean;
	/** Percent; absent where the media server decides what counts as watched. */
	countsFrom?: number;
}

/** Reads every parameter of the trigger once. */
export function settingsOf(context: TriggerContext): TriggerSettings {
	const extras = record(context.getNodeParameter('itemOptions', {}));
	const events = context.getNodeParameter('events', []);
	const mediaTypes = context.getNodeParameter('mediaTypes', []);
	for (const [name, value] of Object.entries({ events, mediaTypes })) {
		if (!Array.isArray(value) && text(value).trim() === '') warn(context, `"${name}" has no value`);
	}
	const perPerson = context.getNodeParameter('output', 'single') === 'perPerson';
	return {
		events: choices(events),
		...(isEmptyList(mediaTypes) ? {} : { mediaTypes: choices(mediaTypes) }),
		filters: filtersIn(context),
		...(perPerson ? { people: peopleIn(context.getNodeParameter('people', {})) } : {}),
		addRawPayload: extras.addRawPayload === true,
		addPoster: extras.addPoster === true,
		...countsFromIn(extras.countsFrom),
	};
}

/**
 * A filter that somebody has just added is empty, and keeps nobody out. An expression that names nobody must not let
 * everybody through: whose plays are whose hangs on it.
 */
function filtersIn(context: TriggerContext): Filters {
	const given = context.getNodeParameter('filters', {});
	const filters: Filters = {};
	for (const name of FILTERS) {
		if (isRecord(given) && !(name in given)) continue;
		const value = record(given)[name];
		if (isBlank(value) && !isExpression(context, name)) continue;
		const names = namesIn(value);
		if (names.length === 0) warn(context, `filter "${name}" names nobody`);
		filters[name] = names;
	}
	return filters;
}

/** Nothing else would show why no play starts the workflow. */
function warn(context: TriggerContext, why: string): void {
	context.logger.warn(`${context.getNode().name} lets nothing through: its ${why}`);
}

const isBlank = (value: unknown): boolean => typeof value === 'string' && value.trim() === '';

function isExpression(context: TriggerContext, name: FilterName): boolean {
	const written: unknown = context.getNode().parameters.filters;
	return text(isRecord(written) ? written[name] : written).startsWith('=');
}

/** An entry without ids or names means the person whose name the output carries, commas and all. */
function peopleIn(value: unknown): Person[] {
	const entries: unknown = record(value).entries;
	return (Array.isArray(entries) ? entries : []).map(record).map((entry) => {
		const ids = namesIn(entry.match);
		if (ids.length > 0) return { ids, names: namesOfPeople(ids), accounts: ids };
		const label = namesIn([entry.name]);
		return { ids: label, names: label, accounts: [] };
	});
}

/** 1 to 100; an expression may give text, and what is no such number leaves the decision to the media server. */
function countsFromIn(value: unknown): { countsFrom?: number } {
	const percent = typeof value === 'string' ? Number(value) : value;
	return typeof percent === 'number' && percent >= 1 && percent <= 100
		? { countsFrom: percent }
		: {};
}

/** An expression may give one of them as a text instead of a list. */
const choices = (value: unknown): ReadonlySet<string> =>
	new Set((Array.isArray(value) ? value : [value]).map((one) => text(one).trim()));

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

const record = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});
