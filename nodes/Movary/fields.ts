import type { INodeProperties } from 'n8n-workflow';
import type { Parameters } from '../shared/action/parameters';
import { UnusableInput } from '../shared/action/unusableInput';

export const MOVARY_ID_FIELD: INodeProperties = {
	displayName: 'Movary ID',
	name: 'movaryId',
	type: 'number',
	typeOptions: { minValue: 1 },
	required: true,
	default: '',
	placeholder: 'e.g. 42',
	description: "Movary's own ID of the film, as Movie: Add returns it for a TMDB ID",
};

export const DAY_FIELD: INodeProperties = {
	displayName: 'Watched On',
	name: 'watchedOn',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: "The day it was watched on, in the workflow's time zone; today if left empty",
};

export const PLAYS_FIELD: INodeProperties = {
	displayName: 'Plays',
	name: 'plays',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 1,
	description: 'How often it was watched that day',
};

export const COMMENT_FIELD: INodeProperties = {
	displayName: 'Comment',
	name: 'comment',
	type: 'string',
	default: '',
	placeholder: 'e.g. With Marta, at the open-air cinema',
};

export const NEW_COMMENT_FIELD: INodeProperties = {
	...COMMENT_FIELD,
	description: 'The comment of that day. Left empty, the day keeps the one that it has',
	displayOptions: { show: { removeComment: [false] } },
};

export const REMOVE_COMMENT_FIELD: INodeProperties = {
	displayName: 'Remove Comment',
	name: 'removeComment',
	type: 'boolean',
	default: false,
	description: 'Whether to take away the comment that the day has',
};

export const SEARCH_FILTER: INodeProperties = {
	displayName: 'Search',
	name: 'search',
	type: 'string',
	default: '',
	placeholder: 'e.g. Matrix',
	description: 'Return only films with this text in their title',
};

export function idFrom(parameters: Parameters, name: 'movaryId' | 'tmdbId'): number {
	const id = parameters.wholeNumber(name);
	if (id !== undefined && id > 0) return id;
	const service = name === 'movaryId' ? 'Movary' : 'TMDB';
	throw new UnusableInput(
		`The ${service} ID is not a whole number above 0`,
		name === 'movaryId'
			? 'Give the ID that Movie: Add or History: Get Many returns.'
			: 'Give the number in the address of the film at TMDB, e.g. 603.',
	);
}

export function playsFrom(parameters: Parameters): number {
	const plays = parameters.wholeNumber('plays') ?? 1;
	if (plays > 0) return plays;
	throw new UnusableInput(
		'The number of plays is not above 0',
		'Give 1 or more; History: Remove takes a day out of the history.',
	);
}
