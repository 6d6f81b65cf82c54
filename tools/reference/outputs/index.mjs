import ConnectByCode from './ConnectByCode.mjs';
import Jellyfin from './Jellyfin.mjs';
import Movary from './Movary.mjs';
import Plex from './Plex.mjs';
import Simkl from './Simkl.mjs';
import Trakt from './Trakt.mjs';
import TvTime from './TvTime.mjs';

/** What each operation gives, by its node's folder and then by `resource/operation`. @type {Record<string, Record<string, import('../shape.mjs').Fields>>} */
const OUTPUTS = { ConnectByCode, Jellyfin, Movary, Plex, Simkl, Trakt, TvTime };

/** Every output schema that n8n finds beside a node, by its file: its text. */
export const SCHEMAS = new Map(
	Object.entries(OUTPUTS).flatMap(([node, operations]) =>
		Object.entries(operations).map(([operation, schema]) => [
			`nodes/${node}/__schema__/v1.0.0/${operation}.json`,
			`${JSON.stringify({ ...schema, version: 1 }, null, '\t')}\n`,
		]),
	),
);
