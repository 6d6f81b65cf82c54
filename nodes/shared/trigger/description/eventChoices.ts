import type { INodePropertyOptions } from 'n8n-workflow';

import type { WatchEventKind } from '../../../../media';

type Choice = INodePropertyOptions & { value: WatchEventKind };

const CHOICES: readonly Choice[] = [
	{ name: 'Pause', value: 'pause', description: 'Playback was paused' },
	{ name: 'Play', value: 'play', description: 'Playback started' },
	{ name: 'Progress', value: 'progress', description: 'Playback went on by another 10 percent' },
	{ name: 'Rated', value: 'rated', description: 'A person gave a rating' },
	{ name: 'Resume', value: 'resume', description: 'Playback went on after a pause' },
	{
		name: 'Stop',
		value: 'stop',
		description: 'Playback ended before the title counted as watched',
	},
	{ name: 'Unrated', value: 'unrated', description: 'A person took a rating away' },
	{ name: 'Unwatched', value: 'unwatched', description: 'A person took back a watched mark' },
	{
		name: 'Watched',
		value: 'watched',
		description: 'The media server counts the title as watched',
	},
];

/** The events that a source has, as n8n lists choices: by name. */
export function eventChoices(kinds: readonly WatchEventKind[]): INodePropertyOptions[] {
	return CHOICES.filter(({ value }) => kinds.includes(value));
}
