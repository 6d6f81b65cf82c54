import type { Resource } from '../../../shared/action/operation';
import type { CodeConnection } from '../../connection';
import { requestCode } from './requestCode.operation';
import { waitForSignIn } from './waitForSignIn.operation';

export const signIn: Resource<CodeConnection> = {
	value: 'signIn',
	name: 'Sign-In',
	operations: [requestCode, waitForSignIn],
};
