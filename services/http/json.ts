import type { IDataObject } from 'n8n-workflow';
import type { ServiceAnswer } from './exchange';

/** True for a JSON object: what services answer with, before anything is known of its fields. */
export function isData(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function dataOf(value: unknown): IDataObject {
	return isData(value) ? value : {};
}

/** The objects of a list; none where there is no list. */
export function listOf(value: unknown): IDataObject[] {
	return Array.isArray(value) ? value.filter(isData) : [];
}

export function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

export function numberOf(value: unknown): number | undefined {
	return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A whole number from 0 on that JSON carried exactly, also where it was written as text. */
export function countOf(value: unknown): number | undefined {
	const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
	return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0
		? number
		: undefined;
}

/** The answer as an item; an answer without a body is an empty one. */
export function itemOf(answer: Pick<ServiceAnswer, 'body'>): IDataObject {
	return dataOf(answer.body);
}

/**
 * Whether the body of a 2xx is what the service's contract says. One that is not (nothing, "OK", null, an object of an
 * error, JSON that was cut off) says neither that there is nothing nor that nothing was done.
 */
export type AnswerForm = (body: unknown) => boolean;

/** A list of objects. A row that is none does not cost the others, but a list of nothing else is none. */
export const aList: AnswerForm = (body) =>
	Array.isArray(body) && (body.length === 0 || body.some(isFilled));

/** An object that has one of these fields, whatever is in it. */
export function anObjectWith(...fields: string[]): AnswerForm {
	return (body) => isData(body) && fields.some((field) => Object.hasOwn(body, field));
}

/** An object with a list of one of these names. */
export function anObjectWithList(...fields: string[]): AnswerForm {
	return (body) => isData(body) && fields.some((field) => Array.isArray(body[field]));
}

/** The same, or null: the word of some services for nothing. */
export function orNull(form: AnswerForm): AnswerForm {
	return (body) => body === null || form(body);
}

/** For a write whose answer nobody reads, as 204 has none. A web page is refused all the same. */
export const anything: AnswerForm = () => true;

function isFilled(value: unknown): boolean {
	return isData(value) && Object.keys(value).length > 0;
}
