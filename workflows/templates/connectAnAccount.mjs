import { ours } from '../kit/nodes.mjs';
import { overview, section } from '../kit/notes.mjs';
import { wire, workflow as build } from '../kit/workflow.mjs';
import { core } from '../noPlayLost/nodes.mjs';

const FORM = 'Connect an Account';
const REQUEST = 'Ask for a Code';
const SHOW = 'Show the Code';
const WAIT = 'Wait for the Account';
const SAY = 'Say Whose It Is';
const SAY_WHY_NOT = 'Say Why Not';

const formTrigger = core('formTrigger', 2.2);
const form = core('form', 2.3);

const CODE = `=<p>Open <a href="{{ $json.link }}" target="_blank">{{ $json.page }}</a>, on this device or on any other, sign in at {{ $json.service }} as yourself, and enter</p>
<h1>{{ $json.userCode }}</h1>
<p>Come back when it is allowed there, and press the button.</p>`;

/** Behind n8n's own form, which needs nobody to be signed in to n8n. */
export const workflow = build(
	{ name: 'Connect accounts at Trakt and Simkl by a code' },
	{
		nodes: [
			overview(
				{
					title: 'Connect accounts at Trakt and Simkl by a code',
					howItWorks:
						'For an n8n without an https address, and for people who shall not sign in to n8n. Whoever opens the form chooses a service, gets a code, and enters it on that service’s own page, on a phone for example. Then the sign-in is kept as an ordinary credential of n8n that is named after the account, such as "alice at Trakt", and the form says whose account it is. Choose that credential in the person’s node. Nothing secret is in the log of this workflow. Somebody who connects the same account again renews that credential (in n8n 1 there is a new one each time).',
					setup: [
						'Make an app at Trakt (developer.trakt.tv/apps/new), or at Simkl one of the kind "TV, devices & command line", or both.',
						'In n8n, under Settings → n8n API, create an API key.',
						'In both *Connect by Code* nodes choose one **Connect by Code API** credential with the key and the Client IDs.',
						'Publish, and give the form’s production address to your household. Unpublish it when everybody is connected.',
					],
				},
				{ x: -560, y: -80, width: 500, height: 720 },
			),
			section(
				'The Code',
				'A code for one person',
				'The form is open to everybody who knows its address. A stranger could connect an account of their own, which no node uses.',
				{ x: 0, y: -80, width: 660, height: 360 },
			),
			section(
				'The Account',
				'The account',
				'It is asked as often as the service allows, until the code is entered or over.',
				{ x: 680, y: -80, width: 440, height: 720 },
			),
			section('What Did Not Work', 'What did not work', 'Said in the form, with what to do.', {
				x: 0,
				y: 300,
				width: 660,
				height: 340,
			}),
			formTrigger(FORM, [60, 80], {
				formTitle: 'Connect your account',
				formDescription:
					'What you watch is put into your own account. Nobody else gets your password.',
				formFields: {
					values: [
						{
							fieldLabel: 'Service',
							fieldType: 'dropdown',
							fieldOptions: { values: [{ option: 'Trakt' }, { option: 'Simkl' }] },
							requiredField: true,
						},
					],
				},
				options: { appendAttribution: false, buttonLabel: 'Get a code' },
			}),
			{
				...ours('connectByCode', REQUEST, [260, 80], {
					service: '={{ $json.Service.toLowerCase() }}',
				}),
				onError: 'continueErrorOutput',
			},
			form(SHOW, [460, 80], {
				formFields: { values: [{ fieldType: 'html', elementName: 'code', html: CODE }] },
				options: { formTitle: '=Your code for {{ $json.service }}', buttonLabel: 'It is allowed' },
			}),
			{
				...ours('connectByCode', WAIT, [740, 80], {
					operation: 'waitForSignIn',
					ticket: `={{ $('${REQUEST}').item.json.ticket }}`,
				}),
				onError: 'continueErrorOutput',
			},
			form(SAY, [940, 80], {
				operation: 'completion',
				completionTitle: '=This is {{ $json.account }} at {{ $json.service }}',
				completionMessage:
					'=The account is connected, and n8n keeps it as “{{ $json.credential.name }}”. If that is not you, sign out at {{ $json.service }} and open the form again. You may close this page.',
			}),
			form(SAY_WHY_NOT, [460, 440], {
				operation: 'completion',
				completionTitle: 'Nothing was connected',
				completionMessage: '={{ $json.message }}',
			}),
		],
		wires: [
			...wire(FORM, REQUEST),
			...wire(REQUEST, SHOW),
			...wire(REQUEST, SAY_WHY_NOT, 1),
			...wire(SHOW, WAIT),
			...wire(WAIT, SAY),
			...wire(WAIT, SAY_WHY_NOT, 1),
		],
	},
);
