import type { INodeProperties } from 'n8n-workflow';
import type { TvTimeResource } from '../client';
import { episode } from './episode';
import { exportArchive } from './export';
import { movie } from './movie';
import { watchEvent } from './watchEvent';

export const CLOSED_NOTICE: INodeProperties = {
	displayName:
		'The public TV Time closed on 2026-07-15. Bring its export along with Export: Read, and go on with Trakt, Simkl, Movary or Jellyfin. Everything else here needs a server of your own that works like TV Time did, and was not tried live.',
	name: 'closedNotice',
	type: 'notice',
	default: '',
};

/** The first is the default. A new resource is a file and a line here. */
export const TVTIME_RESOURCES: [TvTimeResource, ...TvTimeResource[]] = [
	watchEvent,
	episode,
	exportArchive,
	movie,
];
