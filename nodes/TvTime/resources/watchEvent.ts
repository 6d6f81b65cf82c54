import type { INodeProperties } from 'n8n-workflow';
import { syncWatchEvent } from '../../../services/tvtime';
import { optionsField } from '../../shared/action/fields/commonFields';
import { eventIn, resultsOf } from '../../shared/action/incomingEvent';
import type { Operation } from '../../shared/action/operation';
import type { TvTimeConnection, TvTimeResource } from '../client';

const UNWATCHED_EVENTS: INodeProperties = {
	displayName: 'Unwatched Events',
	name: 'unwatchedEvents',
	type: 'options',
	options: [
		{ name: 'Ignore', value: 'ignore', description: 'Keep every mark' },
		{
			name: 'Mark Episode Unwatched',
			value: 'remove',
			description: 'Take every mark of the episode away; films stay as they are',
		},
	],
	default: 'ignore',
	description: 'What to do when somebody marks an episode as unwatched',
};

const sync: Operation<TvTimeConnection> = {
	value: 'sync',
	name: 'Sync',
	action: 'Sync watch event',
	description: "Mark what a trigger's event says as watched, once",
	fields: [
		{
			displayName:
				'Takes the items of any trigger of this package as they are, with no field to map. TV Time dates a mark with the moment of the call, whatever the date of the event.',
			name: 'syncNotice',
			type: 'notice',
			default: '',
		},
		UNWATCHED_EVENTS,
		optionsField(
			{
				displayName: 'Mark Episodes as Rewatched',
				name: 'rewatchedEpisodes',
				type: 'boolean',
				default: false,
				description:
					'Whether an episode that was watched before is counted once more; otherwise it is left as it is',
			},
			{
				displayName: 'Mark Movies as Rewatched',
				name: 'rewatchedMovies',
				type: 'boolean',
				default: false,
				description:
					'Whether a film that was watched before is counted once more; otherwise it is left as it is',
			},
			{
				displayName: 'Tag Execution',
				name: 'tagExecution',
				type: 'boolean',
				default: true,
				description:
					'Whether to note person, title, destination and status as highlighted data of the execution, by which a registered n8n filters its list of executions',
			},
		),
	],

	async execute(context) {
		const { client, item, parameters, userId } = context;
		const options = parameters.group('options');
		const outcomes = await syncWatchEvent(client, eventIn(item), {
			userId,
			rewatchedMovies: options.flag('rewatchedMovies'),
			rewatchedEpisodes: options.flag('rewatchedEpisodes'),
			unwatched: parameters.text('unwatchedEvents') === 'remove',
		});
		return resultsOf(outcomes, context, options.flag('tagExecution', true));
	},
};

export const watchEvent: TvTimeResource = {
	value: 'watchEvent',
	name: 'Watch Event',
	operations: [sync],
};
