import { isData } from './json';

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
