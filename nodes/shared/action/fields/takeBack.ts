import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { isRecord } from '../record';
import { optionsField, TAG_EXECUTION_FIELD } from './commonFields';

/** What every Take Back has; `options` are the service's own. */
export function takeBackFields(notice: string, options: INodeProperties[] = []): INodeProperties[] {
	return [
		{ displayName: notice, name: 'takeBackNotice', type: 'notice', default: '' },
		optionsField(...options, TAG_EXECUTION_FIELD),
	];
}

/** The id that this destination gave the play, where the item is still the result of adding it there. */
export function historyIdIn({ sync }: IDataObject, destination: string): number | undefined {
	// The id of a duplicate is that of a play which was there before.
	if (!isRecord(sync) || sync.destination !== destination || sync.status !== 'added')
		return undefined;
	const { remoteId } = sync;
	return typeof remoteId === 'number' && Number.isSafeInteger(remoteId) ? remoteId : undefined;
}
