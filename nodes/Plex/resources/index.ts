import type { PlexResource } from '../client';
import { account } from './account';
import { history } from './history';
import { item } from './item';
import { server } from './server';

/** The first is the default. A new resource is a file and a line here. */
export const PLEX_RESOURCES: [PlexResource, ...PlexResource[]] = [history, item, server, account];
