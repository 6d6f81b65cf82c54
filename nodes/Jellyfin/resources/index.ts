import type { JellyfinResource } from '../client';
import { item } from './item';
import { library } from './library';
import { libraryIndex } from './libraryIndex';
import { session } from './session';
import { user } from './user';
import { watchEvent } from './watchEvent';

/** The first is the default. A new resource is a file and a line here. */
export const JELLYFIN_RESOURCES: [JellyfinResource, ...JellyfinResource[]] = [
	watchEvent,
	item,
	library,
	user,
	session,
	libraryIndex,
];
