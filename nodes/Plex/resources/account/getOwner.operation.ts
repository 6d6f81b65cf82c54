import { tokenOwner } from '../../../../services/plex';
import { asResults } from '../../../shared/action/operation';
import { UnusableInput } from '../../../shared/action/unusableInput';
import type { PlexOperation } from '../../operation';

export const getOwner: PlexOperation = {
	value: 'getOwner',
	name: 'Get Owner',
	action: 'Get owner of the token',
	description: 'Get whose account at plex.tv the token in the credential belongs to',
	fields: [],

	async execute({ plexTv }) {
		const owner = await tokenOwner(await plexTv());
		if (owner) return asResults([{ ...owner }]);
		throw new UnusableInput(
			'plex.tv does not know this token',
			'A token that only the server knows works, but says nobody’s name. Get Many lists the accounts of the server.',
		);
	},
};
