import type { INodeOutputConfiguration } from 'n8n-workflow';
import type { WatchEvent } from '../../../media';
import { hasId, hasName, isOfSomebodyElse, namesOfPeople } from './naming';
import type { Named } from './naming';
import type { Person, TriggerSettings } from './settings';

interface OutputParameters {
	output?: string;
	people?: { entries?: Array<{ name?: string }> };
}

/**
 * The outputs that the node's parameters ask for. Its source text runs in the editor, so it uses
 * nothing from outside itself.
 */
export function configuredOutputs(parameters: OutputParameters): INodeOutputConfiguration[] {
	if (parameters.output !== 'perPerson') return [{ type: 'main' }];
	const entries = parameters.people?.entries ?? [];
	return [
		...entries.map(({ name }, index) => ({
			type: 'main' as const,
			displayName: name || `Person ${index + 1}`,
		})),
		{ type: 'main', displayName: 'Everybody Else' },
	];
}

/** The same, as n8n takes it in a node description. */
export const outputsExpression = `={{(${configuredOutputs})($parameter)}}` as const;

/**
 * The output of a person: whoever has their id, and only when nobody has it, whoever has their name and no other id.
 * Names may change and be taken up by somebody else; ids do not.
 */
export function outputOf(user: Named, people: readonly Person[]): number {
	const byId = people.findIndex(({ ids }) => hasId(user, ids));
	if (byId !== -1) return byId;
	const byName = people.findIndex(
		({ names, accounts }) => hasName(user, names) && !isOfSomebodyElse(user, accounts),
	);
	return byName === -1 ? people.length : byName;
}

/**
 * Whether an event comes from where the trigger listens. What the event does not say (a mark made by
 * hand has no player) is not on a list either, so a list keeps it out.
 */
export function comesThrough(event: WatchEvent, settings: TriggerSettings): boolean {
	const { filters, mediaTypes } = settings;
	return (
		(mediaTypes === undefined || mediaTypes.has(event.media.type)) &&
		isListed(event.user, filters.people, filters.people && namesOfPeople(filters.people)) &&
		isListed(event.server, filters.servers) &&
		isListed(event.library, filters.libraries) &&
		isListed(event.player, filters.players)
	);
}

function isListed(
	named: Named | undefined,
	ids: readonly string[] | undefined,
	names = ids,
): boolean {
	if (ids === undefined || names === undefined) return true;
	return named !== undefined && (hasId(named, ids) || hasName(named, names));
}
