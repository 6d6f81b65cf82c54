import { optionsField } from '../../../shared/action/fields/commonFields';
import type { BatchOperation } from '../../../shared/action/operation';
import { readArchive } from '../../archive';
import type { TvTimeConnection } from '../../client';
import { EXPORT_OUTPUTS } from '../../outputs';

export const read: BatchOperation<TvTimeConnection> = {
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
