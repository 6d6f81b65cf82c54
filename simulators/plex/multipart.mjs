/** The smallest JPEG there is, one grey pixel. */
export const POSTER = Buffer.from(
	'/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
	'base64',
);

let sent = 0;

/**
 * `multipart/form-data` as Plex writes it: a part `payload` of JSON and, for some events, a part `thumb`.
 * @param {string} payload any text, so that tests may break it
 * @param {Buffer} [thumb]
 * @returns {{ contentType: string, body: Buffer }}
 */
export function multipart(payload, thumb) {
	sent += 1;
	const boundary = `------------------------${sent.toString(16).padStart(16, '0')}`;
	/** @type {Buffer[]} */
	const parts = [
		Buffer.from(
			`--${boundary}\r\nContent-Disposition: form-data; name="payload"\r\nContent-Type: application/json\r\n\r\n${payload}\r\n`,
		),
	];
	if (thumb) {
		parts.push(
			Buffer.from(
				`--${boundary}\r\nContent-Disposition: form-data; name="thumb"; filename="thumb.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`,
			),
			thumb,
			Buffer.from('\r\n'),
		);
	}
	parts.push(Buffer.from(`--${boundary}--\r\n`));
	return { contentType: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat(parts) };
}
