/** The domain: the watch event, and one parser per source. A new source is one more file and one more line here. */
export * from './watchEvent';
export { watchEventFromPlex } from './fromPlex';
export { watchEventFromPlexHistory } from './fromPlexHistory';
export type { PlexPlay } from './fromPlexHistory';
export { watchEventFromJellyfin } from './fromJellyfin';
export { watchEventFromTautulli } from './fromTautulli';
export { watchEventFromJellyfinItem } from './fromJellyfinItem';
export type { JellyfinPlay } from './fromJellyfinItem';
export { watchEventFromTrakt } from './fromTrakt';
export { watchEventFromSimkl } from './fromSimkl';
export { watchEventFromMovary } from './fromMovary';
export type { MovaryPlay } from './fromMovary';
export { fromWallClock } from './moment';
export { playsOf } from './plays';
export { isWatchEvent, NotAWatchEvent, watchEventFrom } from './checkWatchEvent';
export { UnreadableBody } from './unreadableBody';
