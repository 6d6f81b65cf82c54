import type { IDataObject } from 'n8n-workflow';
import { asResults } from '../shared/action/operation';
import type {
	Operation,
	OperationContext,
	OperationResult,
	Resource,
} from '../shared/action/operation';
import type { Parameters } from '../shared/action/parameters';
import type { PlexConnection } from './client';

export type PlexContext = OperationContext<PlexConnection>;
export type PlexOperation = Operation<PlexConnection>;
export type PlexResource = Resource<PlexConnection>;

/** The answers in the form that the Simplify switch asks for. */
export function inForm(
	answers: IDataObject[],
	parameters: Parameters,
	simplify: (answer: IDataObject) => IDataObject,
): OperationResult[] {
	return asResults(parameters.flag('simplify', true) ? answers.map(simplify) : answers);
}
