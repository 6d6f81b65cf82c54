import { OUTCOMES } from '../../../services/shared/sync/outcomes';
import {
	checkIn as checkInTo,
	pauseScrobble,
	startScrobble,
	stopScrobble,
} from '../../../services/simkl';
import { asResults } from '../../shared/action/operation';
import type { Operation, Resource } from '../../shared/action/operation';
import { progressField, progressFrom } from '../../shared/title/fields';
import { SUBJECT_FIELDS, subjectFrom } from '../subjectFields';

const SCROBBLE_FIELDS = [
	...SUBJECT_FIELDS,
	progressField('Simkl counts a stop, and a pause too, from 80 on as watched'),
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
	description: 'End a playback: from 80% on it counts as a play, below the point to resume is kept',
	fields: SCROBBLE_FIELDS,

	async execute({ client, parameters }) {
		const subject = subjectFrom(parameters);
		const { answer, code } = await stopScrobble(client, subject, progressFrom(parameters));
		return asResults([{ ...answer, status: OUTCOMES[code], code }]);
	},
};

const checkIn: Operation = {
	value: 'checkIn',
	name: 'Check-In',
	action: 'Check in to title',
	description: 'Check in to a movie or an episode; it counts as watched when its runtime is over',
	fields: SUBJECT_FIELDS,

	async execute({ client, parameters }) {
		return asResults([await checkInTo(client, subjectFrom(parameters))]);
	},
};

export const scrobble: Resource = {
	value: 'scrobble',
	name: 'Scrobble',
	operations: [start, pause, stop, checkIn],
};
