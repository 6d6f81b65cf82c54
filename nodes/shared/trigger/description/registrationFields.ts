import type { INodeProperties } from 'n8n-workflow';

/** Who brings the address into the media server: a person, or n8n on publishing. */
export function registrationField(where: string): INodeProperties {
	return {
		displayName: 'Registration',
		name: 'registration',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Automatic',
				value: 'automatic',
				description: `Publishing adds the address ${where}, and unpublishing takes it out`,
			},
			{
				name: 'Manual',
				value: 'manual',
				description: 'You paste the address yourself, once',
			},
		],
		default: 'manual',
	};
}

export const BY_HAND = { show: { registration: ['manual'] } };
export const BY_ITSELF = { show: { registration: ['automatic'] } };

/**
 * The life of a webhook whose address a person pastes into the media server by hand: there is
 * nothing for n8n to look up, create or delete there.
 */
export const pastedByHand = {
	default: {
		async checkExists(): Promise<boolean> {
			return true;
		},
		async create(): Promise<boolean> {
			return true;
		},
		async delete(): Promise<boolean> {
			return true;
		},
	},
};
