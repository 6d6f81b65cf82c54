import fc from 'fast-check';

/**
 * Damage to bytes on their way.
 * @typedef {(bytes: Buffer) => Buffer} Damage
 */

/** @param {Buffer} bytes @param {number} share of 1 @returns {number} */
const at = (bytes, share) => Math.floor(share * bytes.length);
const share = fc.double({ min: 0, max: 0.9999, noNaN: true });
const few = fc.uint8Array({ minLength: 1, maxLength: 24 }).map((bytes) => Buffer.from(bytes));

/** @type {fc.Arbitrary<Damage>} */
export const damage = fc.oneof(
	share.map((from) => (/** @type {Buffer} */ bytes) => bytes.subarray(0, at(bytes, from))),
	fc.tuple(share, few).map(([from, noise]) => (/** @type {Buffer} */ bytes) => {
		const place = at(bytes, from);
		return Buffer.concat([bytes.subarray(0, place), noise, bytes.subarray(place)]);
	}),
	fc.tuple(share, few).map(([from, noise]) => (/** @type {Buffer} */ bytes) => {
		const place = at(bytes, from);
		return Buffer.concat([bytes.subarray(0, place), noise, bytes.subarray(place + noise.length)]);
	}),
	fc.tuple(share, share).map(([one, other]) => (/** @type {Buffer} */ bytes) => {
		const [from, to] = [at(bytes, one), at(bytes, other)].sort((a, b) => a - b);
		return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
	}),
	fc.constant((/** @type {Buffer} */ bytes) => Buffer.concat([bytes, bytes])),
	fc.constant((/** @type {Buffer} */ bytes) => Buffer.from(bytes.toString('utf8'), 'utf16le')),
	fc.constant((/** @type {Buffer} */ bytes) => Buffer.from(bytes.toString('utf8'), 'latin1')),
	// The form that a careless decoder takes for a slash: two bytes for a character of one.
	fc.constant((/** @type {Buffer} */ bytes) =>
		Buffer.from(bytes.toString('latin1').replaceAll('"', '\xc0\xa2'), 'latin1'),
	),
);
