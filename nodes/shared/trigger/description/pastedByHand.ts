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
