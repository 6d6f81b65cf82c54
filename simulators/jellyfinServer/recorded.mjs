import { readFileSync } from 'node:fs';

/**
 * What no test of ours looks at and every real answer has: as recorded from 10.11.11 and 12.0-rc5 on 2026-11-29, with paths and
 * ids taken out (`RULES.answers`). Whatever this server knows itself is laid over it.
 * @typedef {Record<string, unknown>} Fields
 * @type {{ alone: Record<string, Fields>, user: Fields & { Policy: Fields }, system: Fields, session: Fields & { PlayState: Fields },
 *   plugin: Fields }}
 */
export const RECORDED = JSON.parse(
	readFileSync(new URL('recordedFields.json', import.meta.url), 'utf8'),
);
