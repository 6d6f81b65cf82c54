import type { INodeOutputConfiguration } from 'n8n-workflow';

import { hasId, hasName, isOfSomebodyElse } from './naming';
import type { Named } from './naming';
import type { Person } from './settings';

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
