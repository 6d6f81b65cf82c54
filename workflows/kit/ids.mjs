import { createHash } from 'node:crypto';

/**
 * A UUID that the same text always gives, so that a workflow written twice is the same file.
 * @param {string} text
 */
export function idFrom(text) {
	const hex = createHash('sha256').update(text).digest('hex');
	// Version 8, "made by whatever rule its maker likes" (RFC 9562), and the variant that every UUID has.
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`8${hex.slice(13, 16)}`,
		`a${hex.slice(17, 20)}`,
		hex.slice(20, 32),
	].join('-');
}
