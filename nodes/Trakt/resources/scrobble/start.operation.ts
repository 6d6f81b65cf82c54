import { startScrobble } from '../../../../services/trakt';
import { asResults } from '../../../shared/action/operation';
import type { Operation } from '../../../shared/action/operation';
import { progressFrom } from '../../../shared/title/progressField';
import { subjectFrom } from '../../subject';
import { SCROBBLE_FIELDS } from './scrobbleFields';

export const start: Operation = {
	value: 'start',
	name: 'Start',
	action: 'Start scrobble',
	description: 'Show a movie or an episode as being watched now',
	fields: SCROBBLE_FIELDS,

	async execute({ client, parameters }) {
		const subject = subjectFrom(parameters);
		return asResults([await startScrobble(client, subject, progressFrom(parameters))]);
	},
};
