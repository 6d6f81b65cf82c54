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

interface Working {
	/** Adds searchable data to the execution; the values of several items stand side by side. */
	tagExecution(tags: Record<string, string>): void;
}

/** What one operation works with; a service that needs more than a client has a connection of its own form. */
export type OperationContext<Connected extends Connection = Connection> = Connected &
	Working & {
		/** The incoming item's json, whole and untouched. */
		item: IDataObject;
		/** The parameters as they stand for this item. */
		parameters: Parameters;
	};

/** What an operation works with that takes all incoming items at once. */
export type BatchContext<Connected extends Connection = Connection> = Connected &
	Working & {
		/** The json of every incoming item, in order. */
		items: IDataObject[];
		/** As they stand for the first item: an expression is not asked again for each. */
		parameters: Parameters;
		/** Whether somebody has stopped the execution; to be asked between two requests. */
		isCancelled(): boolean;
	};

/** A play that did not get through is a result too: the other plays of the same item still count. */
export type OperationResult = { json: IDataObject } | { failure: ServiceError; event: WatchEvent };

/** The same for one of many items: which one it came from, and anything that kept it from getting through. */
export type BatchResult = { itemIndex: number } &
	/** `output`: through which of the node's, 0 when left out. */
	({ json: IDataObject; output?: number } | { failure: unknown; event?: WatchEvent });

interface Described {
	value: string;
	name: string;
	action: string;
	description: string;
	fields: INodeProperties[];
}

/** Works item by item. */
export interface Operation<Connected extends Connection = Connection> extends Described {
	execute(context: OperationContext<Connected>): Promise<OperationResult[]>;
}

/**
 * Takes all items of the node's run at once, so that a thousand plays can be one request. What it gives for one item
 * never depends on whether another one got through; what it throws befalls every item.
 */
export interface BatchOperation<Connected extends Connection = Connection> extends Described {
	/** How many outputs the node has for it; n8n's own error output comes after them. 1 when left out. */
	outputs?: number;
	executeAll(context: BatchContext<Connected>): Promise<BatchResult[]>;
}

export type AnyOperation<Connected extends Connection = Connection> =
	| Operation<Connected>
	| BatchOperation<Connected>;

export interface Resource<Connected extends Connection = Connection> {
	value: string;
	name: string;
	/** The first one is the default. */
	operations: [AnyOperation<Connected>, ...Array<AnyOperation<Connected>>];
}

export const asResults = (answers: IDataObject[]): OperationResult[] =>
	answers.map((json) => ({ json }));

/** The answers in the form that the Simplify switch asks for. */
export const inForm = (
	answers: IDataObject[],
	parameters: Parameters,
	simplify: (answer: IDataObject) => IDataObject,
): OperationResult[] =>
	asResults(parameters.flag('simplify', true) ? answers.map(simplify) : answers);
