import { watchEventFrom } from '../../media';
import { expect, it } from '@jest/globals';
import { promisesOfEveryDestination } from './support/promised';
import { inNoTime } from './support/time.mjs';
import { ago, HOUR, watched } from './support/titles';
import type { Fault, Passing } from './support/wire.mjs';

/** Nothing secret of a credential is in any output, error or searchable data, whatever a service or a proxy answers. */

/** A careless service or proxy that says back what it was sent. */
function echo({ headers, body, path }: Passing, status: number): Fault {
	const secret = [headers.authorization, headers['x-movary-token'], headers['x-emby-token']];
	const said = `${secret.join(' ')} ${body} ${path} ${JSON.stringify(headers)}`;
	const text = JSON.stringify({
		error: said,
		message: said,
		detail: said,
		title: said,
		error_description: said,
	});
	return { instead: status, text };
}

promisesOfEveryDestination((destination) => {
	const { deliver, kinds } = destination;
	const [kind = 'film'] = kinds;

	async function everythingTold() {
		const event = watched(kind, ago(10 * HOUR));
		const told = await inNoTime(
			async () => await deliver([event, watchEventFrom({ ...event, event: 'rated', rating: 7 })]),
		);
		const { error } = told;
		const thrown =
			error instanceof Error ? [error.message, error.stack, JSON.stringify(error)] : [];
		return [JSON.stringify(told), ...thrown].join('\n');
	}

	function expectNoSecret(everything: string) {
		const secrets = destination.secrets();
		expect(secrets.length).toBeGreaterThan(0);
		for (const secret of secrets) {
			for (const form of [
				secret,
				encodeURIComponent(secret),
				Buffer.from(secret).toString('base64'),
			]) {
				expect(everything).not.toContain(form);
			}
		}
	}

	it('when all goes well', async () => {
		expectNoSecret(await everythingTold());
	});

	it.each([200, 302, 400, 401, 403, 404, 409, 412, 422, 429, 500, 503])(
		'when what was sent is said back in a %i',
		async (status) => {
			destination.wire.fault = (passing) => echo(passing, status);
			expectNoSecret(await everythingTold());
		},
	);

	it('when the line breaks', async () => {
		destination.wire.fault = () => ({ lost: true });
		expectNoSecret(await everythingTold());
	});
});
