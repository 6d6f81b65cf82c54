import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeTypeDescription } from 'n8n-workflow';

/** What Export: Read gives through which output; n8n's own error output comes after them. */
export const EXPORT_OUTPUTS = { watchEvents: 0, notPlaced: 1, followsAndRatings: 2 } as const;

const NAMES = ['Watch Events', 'Not Placed', 'Follows and Ratings'];
const named = NAMES.map((displayName) => ({ type: NodeConnectionTypes.Main, displayName }));

/** Three outputs for an export, and one for everything else. */
export const OUTPUTS: INodeTypeDescription['outputs'] = `={{ $parameter["resource"] === "export" ? ${JSON.stringify(named)} : ["${NodeConnectionTypes.Main}"] }}`;
