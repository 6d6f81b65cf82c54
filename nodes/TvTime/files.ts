import type { IExecuteFunctions } from 'n8n-workflow';
import { UnusableInput } from '../shared/action/unusableInput';
import type { CarriedFile } from './client';

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
