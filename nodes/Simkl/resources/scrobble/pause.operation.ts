import { pauseScrobble } from '../../../../services/simkl';
import { asResults } from '../../../shared/action/operation';
import type { Operation } from '../../../shared/action/operation';
import { progressFrom } from '../../../shared/title/progressField';
import { subjectFrom } from '../../subject';
import { SCROBBLE_FIELDS } from './scrobbleFields';

export const pause: Operation = {
	value: 'pause',
	name: 'Pause',
	action: 'Pause scrobble',
	description: 'Keep the point at which a movie or an episode can be resumed',
	fields: SCROBBLE_FIELDS,

	async execute({ client, parameters }) {
		const subject = subjectFrom(parameters);
		return asResults([await pauseScrobble(client, subject, progressFrom(parameters))]);
	},
};
