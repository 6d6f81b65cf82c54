import { APP_NAME, VERSION } from '../../../../identity';

/** A named sender: Trakt answers an HTML 403 to requests without one. */
export const USER_AGENT = `${APP_NAME}/${VERSION} (+https://github.com/n8n-nodes-scrobble/n8n-nodes-scrobble)`;
