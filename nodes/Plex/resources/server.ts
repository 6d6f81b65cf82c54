import { getServer } from '../../../services/plex';
import { SIMPLIFY_FIELD } from '../../shared/action/fields/commonFields';
import { inForm } from '../../shared/action/operation';
import type { PlexOperation, PlexResource } from '../client';
import { simplifyServer } from '../simplify';

const get: PlexOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get server',
	description: 'Get the name, ID and version of the server',
	fields: [SIMPLIFY_FIELD],

	async execute({ client, parameters }) {
		return inForm([await getServer(client)], parameters, simplifyServer);
	},
};

export const server: PlexResource = {
	value: 'server',
	name: 'Server',
	operations: [get],
};
