/** n8n's own public API as the nodes see it. */
export { createN8nClient } from './client';
export { keepCredential } from './client';
export type { KeptCredential } from './client';
