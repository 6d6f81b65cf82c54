import { idFrom } from './ids.mjs';

/** What a readable item says of a play, from the watch event beside it. */
export const WHO = "={{ $json.user?.name ?? 'unknown' }}";
/** `Show S01E02`, or `Title (year)`. */
export const WHAT =
	"={{ $json.media?.type === 'episode' ? $json.media.show.title + ' S' + String($json.media.season ?? '?').padStart(2, '0') + 'E' + String($json.media.number ?? '?').padStart(2, '0') : ($json.media?.title ?? 'an item that is not a play') + ($json.media?.year ? ' (' + $json.media.year + ')' : '') }}";
export const EVENT = "={{ $json.event ?? '' }}";
export const AT = "={{ $json.at ?? '' }}";

/**
 * An Edit Fields node whose items hold these texts and nothing else.
 * @param {string} name
 * @param {import('./workflow.mjs').Position} position
 * @param {Record<string, string>} fields name → text or expression
 * @returns {import('./workflow.mjs').Node}
 */
export const editFields = (name, position, fields) => ({
	name,
	type: 'n8n-nodes-base.set',
	typeVersion: 3.4,
	position,
	parameters: {
		assignments: {
			assignments: Object.entries(fields).map(([field, value]) => ({
				id: idFrom(`${name}/${field}`),
				name: field,
				type: 'string',
				value,
			})),
		},
		options: {},
	},
});

/**
 * One rule of a Switch node: this expression gives exactly this text.
 * @param {string} outputKey the output's name
 * @param {string} leftValue
 * @param {string} rightValue
 */
export const rule = (outputKey, leftValue, rightValue) => ({
	outputKey,
	renameOutput: true,
	conditions: {
		options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
		combinator: 'and',
		conditions: [
			{
				id: idFrom(`${outputKey}/${leftValue}/${rightValue}`),
				leftValue,
				rightValue,
				operator: { type: 'string', operation: 'equals' },
			},
		],
	},
});
