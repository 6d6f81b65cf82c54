import type { IExecuteFunctions } from 'n8n-workflow';
import type { GivenFile } from '../../media/archives/tvtime';
import { accountIdIn, createTvTimeClient, isPublicAddress } from '../../services/tvtime';
import type { AnyOperation, Connection, Resource } from '../shared/action/operation';
import { baseAddress, sendOnce } from '../shared/action/sending/sendOnce';
import { USER_AGENT } from '../shared/action/sending/userAgent';
import { filesIn } from './files';

export const TVTIME_CREDENTIAL = 'tvTimeApi';

export interface TvTimeConnection extends Connection {
	/** TV Time's own id of the account. */
	userId(): Promise<string>;
	/** The files that the incoming items carry. */
	files(): Promise<CarriedFile[]>;
}

export interface CarriedFile extends GivenFile {
	/** Which item carries it. */
	itemIndex: number;
}

export type TvTimeOperation = AnyOperation<TvTimeConnection>;
export type TvTimeResource = Resource<TvTimeConnection>;

/** One connection per run of a node. Only what is sent needs the credential: an export is read without one. */
export async function connectTvTime(execute: IExecuteFunctions): Promise<TvTimeConnection> {
	const isExport = execute.getNodeParameter('resource', 0) === 'export';
	const credential = async () => await execute.getCredentials(TVTIME_CREDENTIAL);
	const address = isExport ? '' : baseAddress((await credential()).address, 'Address');
	const stored = execute.getNode().credentials?.[TVTIME_CREDENTIAL];
	return {
		destination: 'tvtime',
		account: stored?.name,
		client: createTvTimeClient({
			account: [stored?.id, address].join('|'),
			isPublic: isPublicAddress(address),
			send: sendOnce(execute, {
				credentialType: TVTIME_CREDENTIAL,
				address,
				headers: { 'User-Agent': USER_AGENT },
			}),
		}),
		// After the first request: until then there may be no token yet.
		userId: async () => {
			const { accessToken } = await credential();
			return accountIdIn(typeof accessToken === 'string' ? accessToken : '');
		},
		files: async () => await filesIn(execute),
	};
}
