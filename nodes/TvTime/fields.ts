import type { INodeProperties } from 'n8n-workflow';
import type { Parameters } from '../shared/action/parameters';
import { UnusableInput } from '../shared/action/unusableInput';

const ID_FIELD: Pick<INodeProperties, 'type' | 'typeOptions' | 'required' | 'default'> = {
	type: 'number',
	typeOptions: { minValue: 1 },
	required: true,
	default: '',
};

export const EPISODE_ID_FIELD: INodeProperties = {
	...ID_FIELD,
	displayName: 'TheTVDB Episode ID',
	name: 'episodeId',
	placeholder: 'e.g. 303821',
	description: 'The number by which TheTVDB knows the episode, not its show',
};

export const SHOW_ID_FIELD: INodeProperties = {
	...ID_FIELD,
	displayName: 'TheTVDB Show ID',
	name: 'showId',
	placeholder: 'e.g. 79168',
	description: 'The number by which TheTVDB knows the show',
};

export const UUID_FIELD: INodeProperties = {
	displayName: 'UUID',
	name: 'uuid',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 2f1c0b6e-5d0f-4b7e-9a35-8a6f4d0c1e22',
	description: "TV Time's own ID of the film, as Movie: Search returns it",
};

export function idFrom(parameters: Parameters, name: 'episodeId' | 'showId'): number {
	const id = parameters.wholeNumber(name);
	if (id !== undefined && id > 0) return id;
	throw new UnusableInput(
		`The TheTVDB ID of the ${name === 'showId' ? 'show' : 'episode'} is not a whole number above 0`,
		'Give the number in its address at TheTVDB, e.g. 303821.',
	);
}

export function uuidFrom(parameters: Parameters): string {
	const uuid = parameters.text('uuid');
	if (uuid !== '') return uuid;
	throw new UnusableInput('The UUID is empty', 'Give the UUID that Movie: Search returns.');
}
