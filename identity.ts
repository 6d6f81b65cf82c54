/** Who speaks to a service: some want to know the app with every call. */
export const APP_NAME = 'n8n-nodes-scrobble';

/** Kept equal to package.json by a test: the manifest itself is not where the built code could read it. */
export const VERSION = '0.1.0';
