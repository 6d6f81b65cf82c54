import { form } from '../shape.mjs';

export default {
	'signIn/requestCode': form({
		service: 'string',
		userCode: 'string',
		page: 'string',
		link: 'string',
		expiresAt: 'string',
		ticket: 'string',
	}),
	'signIn/waitForSignIn': form({
		service: 'string',
		account: 'string',
		credential: { id: 'string', name: 'string' },
		isRenewed: 'boolean',
	}),
};
