import type { IDataObject } from 'n8n-workflow';

import type { ServiceAnswer } from '../http/exchange';
import { notPlex } from './answers';

/** True for a JSON object, before anything is known of its fields. */
export function isData(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The `MediaContainer` that every answer of a Plex server is. */
export function containerOf({ body }: ServiceAnswer): IDataObject {
	const container: unknown = isData(body) ? body.MediaContainer : undefined;
	if (!isData(container)) throw notPlex();
	return container;
}

/** A list inside a container; Plex leaves an empty one out. */
export function listIn(container: IDataObject, name: string): IDataObject[] {
	const list: unknown = container[name];
	return Array.isArray(list) ? list.filter(isData) : [];
}

/** Keys and ids arrive as text here and as a number there. */
export function idOf(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

export function numberOf(value: unknown): number | undefined {
	return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
