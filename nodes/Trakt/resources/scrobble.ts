import { OUTCOMES } from '../../../services/shared/sync/outcomes';
import { pauseScrobble, startScrobble, stopScrobble } from '../../../services/trakt';
import { asResults } from '../../shared/action/operation';
import type { Operation, Resource } from '../../shared/action/operation';
import { progressField, progressFrom } from '../../shared/title/fields';
import { SUBJECT_FIELDS, subjectFrom } from '../subjectFields';

const SCROBBLE_FIELDS = [
	...SUBJECT_FIELDS,
	progressField('Trakt counts a stop above 80 as watched'),
];

const start: Operation = {
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

const pause: Operation = {
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

const stop: Operation = {
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

export const scrobble: Resource = {
	value: 'scrobble',
	name: 'Scrobble',
	operations: [start, pause, stop],
};
