import type { INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';
import type { WatchEventKind } from '../../../../media';

type EditorTexts = Pick<
	INodeTypeDescription,
	'eventTriggerDescription' | 'activationMessage' | 'triggerPanel'
>;

/**
 * What the editor says while it waits for an event, and after publishing.
 *
 * @param server the media server's name
 * @param place where in it the address belongs, as in "paste the address …"
 * @param steps how to get there, as HTML
 * @param registersItself whether the trigger has Registration: Automatic
 */
export function editorTexts(
	server: string,
	place: string,
	steps: string,
	registersItself = false,
): EditorTexts {
	const byItself = registersItself
		? ' With <b>Registration: Automatic</b> n8n does all of this by itself, on publishing and for a test listen.'
		: '';
	const pasted = `${server} starts this workflow once its production address is pasted ${place}.`;
	const trial =
		'<b>To try it</b>, paste the test address, click the button and play something: the event shows up here.';
	return {
		eventTriggerDescription: `Now play something on ${server}`,
		activationMessage: registersItself
			? `With Registration: Automatic, ${server} starts this workflow from now on. Otherwise, ${pasted}`
			: pasted,
		triggerPanel: {
			header: `Pull in events from ${server}`,
			executionsHelp: {
				inactive: `${steps}${byItself} <br /> <br /> ${trial} <br /> <br /> <b>To keep it running</b>, publish the workflow and paste the production address instead: its events show up in the executions list.`,
				active: `${steps}${byItself} <br /> <br /> ${trial} <br /> <br /> <b>The workflow is published</b>, so events sent to its production address show up in the <a data-key="executions">executions list</a>.`,
			},
			activationHint: `Once the workflow is finished, publish it and paste the production address ${place}: it then runs without this button.`,
		},
	};
}

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
