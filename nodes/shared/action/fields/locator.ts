import type { Parameters } from '../parameters';
import { isRecord } from '../record';

export interface Located {
	mode: string;
	value: string;
	/** As the editor makes the field: a list in which nothing is chosen. An expression that came to nothing is not that. */
	isLeftEmpty: boolean;
}

/** What a resource locator holds: a mode and a value, or the bare value where an expression gave it. */
export function located(parameters: Parameters, name: string): Located {
	const given = parameters.given(name);
	const locator = parameters.group(name);
	const mode = locator.text('mode');
	return {
		mode,
		value: locator.text('value') || parameters.text(name),
		isLeftEmpty: isRecord(given) ? mode === 'list' && given.value === '' : given === undefined,
	};
}
