/** A value as deflated JSON: a library takes about a sixth of the memory that its objects do. */
export async function packed(value: unknown): Promise<ArrayBuffer> {
	const text = new Blob([JSON.stringify(value)]).stream();
	return await new Response(text.pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer();
}

/** The value that was packed. */
export async function unpacked(bytes: ArrayBuffer): Promise<unknown> {
	const text = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
	return await new Response(text).json();
}
