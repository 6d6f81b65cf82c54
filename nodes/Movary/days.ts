import { dayIn } from '../../services/movary';
import type { OperationContext } from '../shared/action/operation';
import type { MovaryConnection } from './client';

/**
 * The day in a date field. A date that was picked or typed names its day by itself, whatever offset the editor put
 * behind it; a moment in UTC, such as an event's `at`, is on the day that it was in the workflow's time zone.
 */
export function dayFrom({
	parameters,
	timezone,
	client,
}: OperationContext<MovaryConnection>): string {
	const written = parameters.text('watchedOn');
	const [, day, rest = ''] = /^(\d{4}-\d\d-\d\d)(.*)$/s.exec(written) ?? [];
	if (day && !/z$/i.test(rest)) return day;
	const moment = parameters.moment('watchedOn');
	return dayIn(timezone, moment ?? new Date(client.clock.now()).toISOString());
}
