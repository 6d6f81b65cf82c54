import type { Destination } from './destination';
import { jellyfin, jellyfinTold } from './destinations/jellyfin';
import { movary } from './destinations/movary';
import { simkl } from './destinations/simkl';
import { trakt } from './destinations/trakt';
import { tvtime } from './destinations/tvtime';

/** Everything that a play can be put into. A new one stands here before it has any other test. */
export const DESTINATIONS: Destination[] = [trakt, simkl, movary, jellyfin, jellyfinTold, tvtime];
