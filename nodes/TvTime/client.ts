import type { IExecuteFunctions } from 'n8n-workflow';
import type { GivenFile } from '../../media/archives/tvtime';
import { accountIdIn, createTvTimeClient, isPublicAddress } from '../../services/tvtime';
import type { AnyOperation, Connection, Resource } from '../shared/action/operation';
import { baseAddress, sendOnce } from '../shared/action/sending/sendOnce';
import { USER_AGENT } from '../shared/action/sending/userAgent';
import { UnusableInput } from '../shared/action/unusableInput';

/** More than any export has, packed or not; n8n holds a file in memory while it is read. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Every file of every incoming item, or those of one binary field, named as they were uploaded. */
export async function filesIn(execute: IExecuteFunctions): Promise<CarriedFile[]> {
	const wanted = String(execute.getNodeParameter('binaryFields', 0, ''))
		.split(',')
		.map((name) => name.trim())
		.filter(Boolean);
	const files: CarriedFile[] = [];
	for (const [itemIndex, { binary = {} }] of execute.getInputData().entries()) {
		for (const [field, { fileName, id }] of Object.entries(binary)) {
			if (wanted.length > 0 && !wanted.includes(field)) continue;
			const name = fileName ?? field;
			const size = id === undefined ? 0 : (await execute.helpers.getBinaryMetadata(id)).fileSize;
			if (size > MOST_BYTES) throw tooLarge(name);
			const bytes = await execute.helpers.getBinaryDataBuffer(itemIndex, field);
			files.push({ name, bytes, itemIndex });
		}
	}
	return files;
}

function tooLarge(name: string): UnusableInput {
	return new UnusableInput(
		`${name} is larger than 256 MB`,
		'No TV Time export is that large. Nothing was read.',
	);
}

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
