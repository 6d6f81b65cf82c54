import type { IDataObject } from 'n8n-workflow';

import type { AnswerForm } from '../http/answerForms';
import type { ServiceAnswer } from '../http/exchange';
import { isData, listOf } from '../http/json';
import { notPlex } from './answers';

export { isData, numberOf } from '../http/json';

/** The form of every answer of a Plex server but to a mark. */
export const CONTAINER: AnswerForm = (body) => isData(body) && isData(body.MediaContainer);

/** The `MediaContainer` that every answer of a Plex server is. */
export function containerOf({ body }: ServiceAnswer): IDataObject {
	const container: unknown = isData(body) ? body.MediaContainer : undefined;
	if (!isData(container)) throw notPlex();
	return container;
}

/** A list inside a container; Plex leaves an empty one out. */
export function listIn(container: IDataObject, name: string): IDataObject[] {
	return listOf(container[name]);
}

/** Keys and ids arrive as text here and as a number there. */
export function idOf(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
