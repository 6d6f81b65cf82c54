import fc from 'fast-check';
import { damage } from './damage.mjs';
import { mutatedBody } from './mutations.mjs';
import { packings } from './packings.mjs';

/**
 * A request as it is sent. `promise`: what has to come of it: the verdict of the source's own parser on a payload,
 * a refusal, or, where the damage may have hit anything, any verdict that holds together.
 * @typedef {{ headers: Record<string, string>, body: Buffer, promise: Promised }} Delivery
 * @typedef {{ parsed: unknown } | 'refused' | 'any'} Promised
 */

const noise = fc.uint8Array({ maxLength: 4_096 }).map((bytes) => Buffer.from(bytes));
/** What a request may say that it is, true or not; no line break can come through HTTP. */
const anyType = fc.oneof(
	fc.constantFrom(
		'multipart/form-data; boundary=',
		'multipart/mixed; boundary=x',
		'application/json; charset=utf-16',
		'application/json; charset=nonsense',
		'application/x-www-form-urlencoded; charset=\u00ff',
		'text/html',
		';;;=',
		'',
	),
	fc.string({ maxLength: 60 }).map((text) => text.trim()),
);

/**
 * Genuine bodies of a source, mutated, packed in every way that reaches a webhook, whole or damaged; and mere noise.
 * @param {{ bodies: readonly object[], formField: string }} source
 * @returns {fc.Arbitrary<Delivery>}
 */
export function deliveriesOf({ bodies, formField }) {
	const packed = fc
		.tuple(mutatedBody(bodies), packings(formField))
		.map(([body, pack]) => pack(body));
	const damaged = fc
		.tuple(packed, damage)
		.map(([{ headers, body }, harm]) => ({ headers, body: harm(body), promise: 'any' }));
	const mislabelled = fc.tuple(packed, anyType).map(([{ headers, body }, type]) => ({
		headers: { ...headers, 'content-type': type },
		body,
		promise: 'any',
	}));
	const mere = fc
		.tuple(noise, anyType)
		.map(([body, type]) => ({ headers: { 'content-type': type }, body, promise: 'any' }));
	const any = /** @type {fc.Arbitrary<Delivery>} */ (
		fc.oneof(
			{ weight: 12, arbitrary: packed },
			{ weight: 5, arbitrary: damaged },
			{ weight: 2, arbitrary: mislabelled },
			{ weight: 1, arbitrary: mere },
		)
	);
	return any.map(readable);
}

/** So that a counterexample shows its body as text, not as a list of numbers. @param {Delivery} delivery */
const readable = (delivery) => ({
	...delivery,
	[fc.toStringMethod]: () =>
		JSON.stringify({
			...delivery,
			body: delivery.body.toString('latin1').slice(0, 3_000),
			bytes: delivery.body.length,
		}),
});
