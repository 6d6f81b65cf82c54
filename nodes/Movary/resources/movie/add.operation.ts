import { addMovie } from '../../../../services/movary';
import { asResults } from '../../../shared/action/operation';
import type { MovaryOperation } from '../../client';
import { idFrom } from '../../fields';

export const add: MovaryOperation = {
	value: 'add',
	name: 'Add',
	action: 'Add movie',
	description: "Make Movary know a film by its TMDB ID, and get Movary's own ID of it",
	fields: [
		{
			displayName: 'TMDB ID',
			name: 'tmdbId',
			type: 'number',
			typeOptions: { minValue: 1 },
			required: true,
			default: '',
			placeholder: 'e.g. 603',
			description: 'The number in the address of the film at TMDB',
		},
	],

	async execute({ client, parameters }) {
		const tmdbId = idFrom(parameters, 'tmdbId');
		return asResults([{ ...(await addMovie(client, { tmdbId })), tmdbId }]);
	},
};
