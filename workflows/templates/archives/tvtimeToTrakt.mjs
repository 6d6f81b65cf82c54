import { archiveTo } from './tvtimeArchive.mjs';

export const workflow = archiveTo(['trakt']);
