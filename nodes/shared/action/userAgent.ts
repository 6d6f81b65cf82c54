/** Kept equal to package.json by a test: the manifest itself is not where the built code could read it. */
export const VERSION = '0.1.0';

/** A named sender: Trakt answers an HTML 403 to requests without one. */
export const USER_AGENT = `n8n-nodes-scrobble/${VERSION} (+https://github.com/n8n-nodes-scrobble/n8n-nodes-scrobble)`;
