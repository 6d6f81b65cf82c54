import { idFrom } from './ids.mjs';

/** What a readable item says of a play, from the watch event beside it; the first two without `=`, to be part of a text. */
export const who = "{{ $json.user?.name ?? 'unknown' }}";
/** `Show S01E02`, or `Title (year)`. */
export const what =
	"{{ $json.media?.type === 'episode' ? $json.media.show.title + ' S' + String($json.media.season ?? '?').padStart(2, '0') + 'E' + String($json.media.number ?? '?').padStart(2, '0') : $json.media?.type === 'season' ? $json.media.show.title + ' S' + String($json.media.number ?? '?').padStart(2, '0') : ($json.media?.title ?? 'an item that is not a play') + ($json.media?.year ? ' (' + $json.media.year + ')' : '') }}";
export const WHO = `=${who}`;
export const WHAT = `=${what}`;
export const EVENT = "={{ $json.event ?? '' }}";
export const AT = "={{ $json.at ?? '' }}";

/**
 * An Edit Fields node whose items hold these texts and nothing else, or with all that came in, files too.
 * @param {string} name
 * @param {import('./workflow.mjs').Position} position
 * @param {Record<string, string>} fields name → text or expression
 * @param {{ keepsTheRest?: boolean }} [options]
 * @returns {import('./workflow.mjs').Node}
 */
export const editFields = (name, position, fields, { keepsTheRest = false } = {}) => ({
	name,
	type: 'n8n-nodes-base.set',
	typeVersion: 3.4,
	position,
	parameters: {
		...(keepsTheRest ? { includeOtherFields: true } : {}),
		assignments: {
			assignments: Object.entries(fields).map(([field, value]) => ({
				id: idFrom(`${name}/${field}`),
				name: field,
				type: 'string',
				value,
			})),
		},
		options: keepsTheRest ? { stripBinary: false } : {},
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

/**
 * An If node: on to its first output where this expression gives exactly this text, to its second where not.
 * @param {string} name
 * @param {import('./workflow.mjs').Position} position
 * @param {string} leftValue
 * @param {string} rightValue
 * @returns {import('./workflow.mjs').Node}
 */
export const onlyIf = (name, position, leftValue, rightValue) => ({
	name,
	type: 'n8n-nodes-base.if',
	typeVersion: 2.2,
	position,
	parameters: { conditions: rule(name, leftValue, rightValue).conditions, options: {} },
});
