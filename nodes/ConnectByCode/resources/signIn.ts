import { keepCredential } from '../../../services/n8n';
import { waitForSignIn as waited } from '../../../services/shared/signInByCode';
import { asResults } from '../../shared/action/operation';
import type { Operation, Resource } from '../../shared/action/operation';
import type { CodeConnection } from '../connection';
import { serviceNamed } from '../services';

const requestCode: Operation<CodeConnection> = {
	value: 'requestCode',
	name: 'Request Code',
	action: 'Request a code',
	description: 'Get a code that a person enters on the service’s own page to connect an account',
	fields: [
		{
			displayName: 'Service',
			name: 'service',
			type: 'options',
			options: [
				{ name: 'Simkl', value: 'simkl' },
				{ name: 'Trakt', value: 'trakt' },
			],
			default: 'trakt',
			description: 'Where the account is',
		},
	],

	async execute({ parameters, serviceBy, seal }) {
		const service = serviceNamed(parameters.text('service'));
		const by = serviceBy(service);
		const code = await by.requestCode();
		return asResults([
			{
				service: by.name,
				userCode: code.userCode,
				page: code.page,
				link: code.pageWithCode ?? code.page,
				expiresAt: new Date(code.expiresAt).toISOString(),
				ticket: seal({ service, code }),
			},
		]);
	},
};

const waitForSignIn: Operation<CodeConnection> = {
	value: 'waitForSignIn',
	name: 'Wait for Sign-In',
	action: 'Wait for a sign in',
	description:
		'Wait until the code was entered, and keep the sign-in as a credential of n8n that is named after the account',
	fields: [
		{
			displayName: 'Ticket',
			name: 'ticket',
			type: 'string',
			required: true,
			default: '={{ $json.ticket }}',
			description: 'What Request Code gave beside the code',
		},
	],

	async execute({ parameters, client, serviceBy, open, isCancelled }) {
		const { service, code } = open(parameters.text('ticket'));
		const by = serviceBy(service);
		const { clock } = client;
		const ask = async () => await by.ask(code.deviceCode);
		const tokens = await waited(code, { name: by.name, service, ask, clock, isCancelled });
		const { account, credentialName } = await by.ownerOf(tokens);
		const kept = await keepCredential(client, {
			name: credentialName,
			type: by.credentialType,
			data: by.dataFor(tokens),
		});
		return asResults([
			{
				service: by.name,
				account,
				credential: { id: kept.id, name: kept.name },
				isRenewed: kept.isRenewed,
			},
		]);
	},
};

export const signIn: Resource<CodeConnection> = {
	value: 'signIn',
	name: 'Sign-In',
	operations: [requestCode, waitForSignIn],
};
