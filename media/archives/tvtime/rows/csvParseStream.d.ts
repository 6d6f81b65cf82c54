/** csv-parse has types for this entry where a newer way of finding modules is chosen than n8n's build tools use. */
declare module 'csv-parse/stream' {
	import type { Options } from 'csv-parse';

	export { CsvError } from 'csv-parse';

	/** A web TransformStream from bytes to rows. */
	export function parse(options: Options): {
		readable: {
			getReader(): {
				read(): Promise<{ done: boolean; value?: unknown }>;
				cancel(reason: unknown): Promise<void>;
			};
		};
		writable: {
			getWriter(): {
				write(bytes: Uint8Array): Promise<void>;
				close(): Promise<void>;
				abort(reason: unknown): Promise<void>;
			};
		};
	};
}
