import { describe, expect, it } from '@jest/globals';
import { ServiceError } from '../../../../../services/http/serviceError';
import type { ServiceErrorKind } from '../../../../../services/http/serviceError';
import { unlessOfOnePlay } from '../../../../../services/shared/import/wantedPlays';

const failed = (kind: ServiceErrorKind) =>
	new ServiceError({ service: 'anywhere', kind, message: 'No', description: '', attempts: 1 });

describe('an error in the midst of an import', () => {
	it.each(['notFound', 'refused'] as const)('concerns that play alone where it is %s', (kind) => {
		const error = failed(kind);
		expect(unlessOfOnePlay(error)).toBe(error);
	});

	it.each(['retry', 'reconnect'] as const)(
		'would befall the others too where it is %s, and goes on',
		(kind) => {
			const error = failed(kind);
			expect(() => unlessOfOnePlay(error)).toThrow(error);
		},
	);

	it('that is none of a service goes on as it is', () => {
		const slip = new TypeError('a slip of our own');
		expect(() => unlessOfOnePlay(slip)).toThrow(slip);
	});
});
