import { getServer } from '../../../../services/plex';
import { SIMPLIFY_FIELD } from '../../../shared/action/fields/commonFields';
import { inForm } from '../../../shared/action/operation';
import type { PlexOperation } from '../../operation';
import { simplifyServer } from '../../simplify';

export const get: PlexOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get server',
	description: 'Get the name, ID and version of the server',
	fields: [SIMPLIFY_FIELD],

	async execute({ client, parameters }) {
		return inForm([await getServer(client)], parameters, simplifyServer);
	},
};
