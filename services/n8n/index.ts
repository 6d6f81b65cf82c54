/** n8n's own public API as the nodes see it. */
export { createN8nClient } from './client';
export { keepCredential } from './credentials';
export type { KeptCredential } from './credentials';
