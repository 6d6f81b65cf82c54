import { OUTCOMES } from '../../../../services/shared/sync/outcomes';
import { stopScrobble } from '../../../../services/trakt';
import { asResults } from '../../../shared/action/operation';
import type { Operation } from '../../../shared/action/operation';
import { progressFrom } from '../../../shared/title/progressField';
import { subjectFrom } from '../../subject';
import { SCROBBLE_FIELDS } from './scrobbleFields';

export const stop: Operation = {
	value: 'stop',
	name: 'Stop',
	action: 'Stop scrobble',
	description: 'End a playback: above 80% it counts as a play, below the point to resume is kept',
	fields: SCROBBLE_FIELDS,

	async execute({ client, parameters }) {
		const subject = subjectFrom(parameters);
		const { answer, code } = await stopScrobble(client, subject, progressFrom(parameters));
		return asResults([{ ...answer, status: OUTCOMES[code], code }]);
	},
};
