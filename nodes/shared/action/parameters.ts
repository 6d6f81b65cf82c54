import type { IExecuteFunctions } from 'n8n-workflow';
import { fromWallClock } from '../../../media';
import { isRecord } from './record';
import { UnusableInput } from './unusableInput';

/**
 * The parameters of one item, narrowed: an expression may give any type, whatever the field in the editor
 * looks like.
 */
export class Parameters {
	/** `timeZone` tells the one that dates are meant in, which the editor's picker writes without any. */
	constructor(
		private readonly read: (name: string) => unknown,
		private readonly timeZone: () => string = () => 'UTC',
	) {}

	/** As it was given: undefined where nothing is set, null for an expression that came to nothing. */
	given(name: string): unknown {
		return this.read(name);
	}

	/** Trimmed; '' where nothing is set. */
	text(name: string): string {
		const value = this.read(name);
		return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	}

	/** Undefined where nothing is set. */
	number(name: string): number | undefined {
		const text = this.text(name);
		if (text === '') return undefined;
		const value = Number(text);
		if (Number.isFinite(value)) return value;
		throw new UnusableInput(
			`"${text}" is not a number`,
			`Give a number for the parameter "${name}".`,
		);
	}

	wholeNumber(name: string): number | undefined {
		const value = this.number(name);
		if (value === undefined || Number.isSafeInteger(value)) return value;
		throw new UnusableInput(
			`${value} is not a whole number`,
			`Give a whole number for the parameter "${name}".`,
		);
	}

	flag(name: string, whenUnset = false): boolean {
		const value = this.read(name);
		if (value === undefined || value === null || value === '') return whenUnset;
		return value === true || value === 'true';
	}

	/** ISO 8601 UTC, undefined where nothing is set. A date that names no zone is by the clocks of the workflow's own. */
	moment(name: string): string | undefined {
		const value = this.read(name);
		// An expression such as {{ $now }} gives a Luxon date, which JSON turns into ISO 8601.
		const text = isRecord(value) ? String(value) : this.text(name);
		if (text === '') return undefined;
		const moment = fromWallClock(text, this.timeZone()) ?? new Date(text);
		if (!Number.isNaN(moment.getTime())) return moment.toISOString();
		throw new UnusableInput(
			`"${text}" is not a date`,
			`Give a date and time such as 2026-03-01T20:15:00Z for the parameter "${name}".`,
		);
	}

	/** One of the values that the field offers; undefined where nothing is set, or an expression gives an empty text. */
	choice<Value extends string>(name: string, values: readonly Value[]): Value | undefined {
		const given = this.read(name);
		return given === undefined || given === '' ? undefined : offered(given, name, values);
	}

	/** Several of them; an expression may give one as a text instead of a list. */
	choices<Value extends string>(name: string, values: readonly Value[]): Value[] {
		const given = this.read(name);
		if (given === undefined) return [];
		return (Array.isArray(given) ? given : [given]).map((one) => offered(one, name, values));
	}

	/** A collection: its own parameters inside. */
	group(name: string): Parameters {
		const value = this.read(name);
		return new Parameters(
			(inner) => (isRecord(value) && inner in value ? (value[inner] ?? null) : undefined),
			this.timeZone,
		);
	}

	/** The filters that somebody has added. Where one of them is void, the others would be about more than was meant. */
	filters(): Parameters {
		const given = this.read('filters');
		const filters = given === undefined ? {} : given;
		for (const [name, value] of Object.entries(isRecord(filters) ? filters : { filters: null })) {
			if (value !== undefined && value !== null) continue;
			throw new UnusableInput(
				`The filter "${name}" has no value`,
				'Its expression came to nothing. Give it a value, or take the filter away; where there is to be no limit, let the expression give an empty text.',
			);
		}
		return this.group('filters');
	}

	/** How many results are wanted; undefined means all of them. */
	limit(): number | undefined {
		if (this.flag('returnAll')) return undefined;
		const limit = this.wholeNumber('limit');
		return limit === undefined ? 50 : Math.max(1, limit);
	}
}

/** What is not on offer must not pass for what is not set: a filter would then let everything through. */
function offered<Value extends string>(
	given: unknown,
	name: string,
	values: readonly Value[],
): Value {
	const text = typeof given === 'string' ? given.trim() : '';
	const chosen = values.find((value) => value === text);
	if (chosen !== undefined) return chosen;
	throw new UnusableInput(
		`"${String(given ?? '')}" is not one of the choices for "${name}"`,
		`Give one of these: ${values.join(', ')}.`,
	);
}

export function parametersOf(execute: IExecuteFunctions, itemIndex: number): Parameters {
	return new Parameters(
		(name) => {
			// n8n throws where a parameter is absent and the fallback is undefined.
			const value: unknown = execute.getNodeParameter(name, itemIndex, '');
			return value === '' ? undefined : (value ?? null);
		},
		() => execute.getTimezone(),
	);
}
