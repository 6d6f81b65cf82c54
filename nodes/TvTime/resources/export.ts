import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeTypeDescription } from 'n8n-workflow';
import { readExport, UnreadableArchive } from '../../../media/archives/tvtime';
import type { GivenFile, ReadExport, ReadOptions } from '../../../media/archives/tvtime';
import { ServiceError } from '../../../services/http/serviceError';
import { optionsField } from '../../shared/action/fields/commonFields';
import type { BatchOperation } from '../../shared/action/operation';
import type { TvTimeConnection, TvTimeResource } from '../client';

/** The export in these files; what cannot be read of it is told like whatever TV Time itself refuses. */
export async function readArchive(given: GivenFile[], options: ReadOptions): Promise<ReadExport> {
	return await readExport(given, options).catch(asRefusal);
}

function asRefusal(thrown: unknown): never {
	if (!(thrown instanceof UnreadableArchive)) throw thrown;
	const { message, description } = thrown;
	throw new ServiceError({ service: 'tvtime', kind: 'refused', message, description });
}

/** What Export: Read gives through which output; n8n's own error output comes after them. */
export const EXPORT_OUTPUTS = { watchEvents: 0, notPlaced: 1, followsAndRatings: 2 } as const;

const NAMES = ['Watch Events', 'Not Placed', 'Follows and Ratings'];
const named = NAMES.map((displayName) => ({ type: NodeConnectionTypes.Main, displayName }));

/** Three outputs for an export, and one for everything else. */
export const OUTPUTS: INodeTypeDescription['outputs'] = `={{ $parameter["resource"] === "export" ? ${JSON.stringify(named)} : ["${NodeConnectionTypes.Main}"] }}`;

const read: BatchOperation<TvTimeConnection> = {
	value: 'read',
	name: 'Read',
	action: 'Read export',
	description: "Turn TV Time's export into watch events; needs no credential",
	fields: [
		{
			displayName:
				'Takes the archive that TV Time sent (.zip), a backup by TV Time Liberator, or single files of them, as binary data of the incoming items; all of them together are one export. Files with sign-ins, addresses and devices are never opened.',
			name: 'readNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'User Name',
			name: 'userName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Alice',
			description: 'Whose history it is, as the watch events are to name them',
		},
		{
			displayName: 'Input Binary Fields',
			name: 'binaryFields',
			type: 'string',
			default: '',
			placeholder: 'e.g. data',
			description:
				'The names of the binary fields with the files, separated by commas; all of an item if left empty',
		},
		optionsField(
			{
				displayName: 'Marks of Many at Once',
				name: 'bulkMarks',
				type: 'boolean',
				default: true,
				description:
					'Whether to take episodes that were marked together, whose date is only that of the click (dateApproximate); otherwise they leave as not placed',
			},
			{
				displayName: 'Shows of Older Files',
				name: 'olderShows',
				type: 'boolean',
				default: false,
				description:
					'Whether to take shows that only the older files know, where TV Time may have left them behind; otherwise they leave as not placed',
			},
		),
	],

	outputs: Object.keys(EXPORT_OUTPUTS).length,

	async executeAll({ files, parameters }) {
		const given = await files();
		const options = parameters.group('options');
		const { events, notPlaced, lists } = await readArchive(given, {
			userName: parameters.text('userName'),
			bulkMarks: options.flag('bulkMarks', true),
			olderShows: options.flag('olderShows'),
			now: Date.now(),
		});
		const itemIndex = given[0]?.itemIndex ?? 0;
		const through = (output: number) => (json: object) => ({
			itemIndex,
			output,
			json: { ...json },
		});
		const items = [
			...notPlaced.map(through(EXPORT_OUTPUTS.notPlaced)),
			...lists.map(through(EXPORT_OUTPUTS.followsAndRatings)),
		];
		const play = through(EXPORT_OUTPUTS.watchEvents);
		for await (const event of events) items.push(play(event));
		return items;
	},
};

export const exportArchive: TvTimeResource = {
	value: 'export',
	name: 'Export',
	operations: [read],
};
