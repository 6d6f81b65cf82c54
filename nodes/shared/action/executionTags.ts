import type { IExecuteFunctions } from 'n8n-workflow';
import type { WatchEvent } from '../../../media';
import { customDataOf } from './sending/olderN8n';

const SEPARATOR = ' | ';
/** n8n cuts at 512, and logs a complaint from 256 on. */
const MAX_LENGTH = 255;

function titleOf({ media }: WatchEvent): string {
	const twoDigits = (value: number) => String(value).padStart(2, '0');
	switch (media.type) {
		case 'movie':
		case 'show':
			return media.year ? `${media.title} (${media.year})` : media.title;
		case 'season': {
			const { number, show } = media;
			return number === undefined ? show.title : `${show.title} S${twoDigits(number)}`;
		}
		case 'episode': {
			const { season, number, show } = media;
			if (season === undefined || number === undefined) return show.title;
			return `${show.title} S${twoDigits(season)}E${twoDigits(number)}`;
		}
	}
}

/** What n8n's list of executions can be filtered by: who, what, where, how it went. */
export function tagsOf(event: WatchEvent, destination: string, status: string) {
	return {
		media_user: event.user.name,
		media_title: titleOf(event),
		destination,
		sync_status: status,
	};
}

/** Several items, and several nodes of one execution, add to a value instead of replacing it. */
export function tagExecution(execute: IExecuteFunctions, tags: Record<string, string>): void {
	const customData = customDataOf(execute);
	for (const [key, value] of Object.entries(tags)) {
		const known = (customData.get(key) ?? '').split(SEPARATOR).filter(Boolean);
		const added = value.trim().slice(0, MAX_LENGTH);
		if (added === '' || known.includes(added)) continue;
		const all = [...known, added].join(SEPARATOR);
		if (all.length <= MAX_LENGTH) customData.set(key, all);
	}
}
