import type { IDataObject } from 'n8n-workflow';
import type {
	Operation,
	OperationContext,
	OperationResult,
	Resource,
} from '../shared/action/operation';
import { asResults } from '../shared/action/operation';
import type { Parameters } from '../shared/action/parameters';
import type { JellyfinConnection } from './client';

export type JellyfinContext = OperationContext<JellyfinConnection>;
export type JellyfinOperation = Operation<JellyfinConnection>;
export type JellyfinResource = Resource<JellyfinConnection>;

/** The answers in the form that the Simplify switch asks for. */
export function inForm(
	answers: IDataObject[],
	parameters: Parameters,
	simplify: (answer: IDataObject) => IDataObject,
): OperationResult[] {
	return asResults(parameters.flag('simplify', true) ? answers.map(simplify) : answers);
}
