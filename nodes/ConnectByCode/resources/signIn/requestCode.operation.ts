import { asResults } from '../../../shared/action/operation';
import type { Operation } from '../../../shared/action/operation';
import type { CodeConnection } from '../../connection';
import { serviceNamed } from '../../services';

export const requestCode: Operation<CodeConnection> = {
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
