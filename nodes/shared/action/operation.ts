import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { WatchEvent } from '../../../media';
import type { ServiceClient } from '../../../services/http/serviceClient';
import type { ServiceError } from '../../../services/http/serviceError';
import type { Parameters } from './parameters';

/** What one run of a node talks to: the service, and the person's account there. */
export interface Connection {
	/** The service's name as `sync.destination` carries it, e.g. "trakt". */
	destination: string;
	/** The credential's name: tells two people's accounts apart in the execution log. */
	account?: string;
	client: ServiceClient;
}

/** What one operation works with; a service that needs more than a client has a connection of its own form. */
export type OperationContext<Connected extends Connection = Connection> = Connected & {
	/** The incoming item's json, whole and untouched. */
	item: IDataObject;
	/** The parameters as they stand for this item. */
	parameters: Parameters;
	/** Adds searchable data to the execution; the values of several items stand side by side. */
	tagExecution(tags: Record<string, string>): void;
};

/** A play that did not get through is a result too: the other plays of the same item still count. */
export type OperationResult = { json: IDataObject } | { failure: ServiceError; event: WatchEvent };

export interface Operation<Connected extends Connection = Connection> {
	value: string;
	name: string;
	action: string;
	description: string;
	fields: INodeProperties[];
	execute(context: OperationContext<Connected>): Promise<OperationResult[]>;
}

export interface Resource<Connected extends Connection = Connection> {
	value: string;
	name: string;
	/** The first one is the default. */
	operations: [Operation<Connected>, ...Array<Operation<Connected>>];
}

export const asResults = (answers: IDataObject[]): OperationResult[] =>
	answers.map((json) => ({ json }));
