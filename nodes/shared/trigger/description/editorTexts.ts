import type { INodeTypeDescription } from 'n8n-workflow';

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
