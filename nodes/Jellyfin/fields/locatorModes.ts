import type { INodePropertyMode } from 'n8n-workflow';
import { ID_IN_ADDRESS } from './jellyfinId';

const allModes = (searchListMethod: string): { modes: INodePropertyMode[] } => ({
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod, searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. f27caa37e5142225cceded48f6553502',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*[0-9a-fA-F-]{32,36}\\s*$',
						errorMessage: 'A Jellyfin ID has 32 digits and letters from a to f',
					},
				},
			],
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. http://nas:8096/web/#/details?id=f27caa37e5142225cceded48f6553502',
			extractValue: { type: 'regex', regex: ID_IN_ADDRESS },
			validation: [
				{
					type: 'regex',
					properties: {
						regex: `.*${ID_IN_ADDRESS}.*`,
						errorMessage: 'Not an address of Jellyfin’s web client with an ID in it',
					},
				},
			],
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. ada',
		},
	],
});

/** A list with search first, and the other ways to say what is meant. */
export const pickedFrom = (
	searchListMethod: string,
	...others: Array<'id' | 'url' | 'name'>
): INodePropertyMode[] =>
	allModes(searchListMethod).modes.filter(({ name }) => ['list', ...others].includes(name));
