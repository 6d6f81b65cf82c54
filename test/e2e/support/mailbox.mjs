import { createServer } from 'node:net';

/** @typedef {{ to: string[], body: string }} Mail */

const COMMAND_ANSWERS = /** @type {const} */ ({
	EHLO: '250 mailbox',
	MAIL: '250 OK',
	RCPT: '250 OK',
	DATA: '354 End with a dot',
	QUIT: '221 Bye',
});

/** A mail server as a house has one (RFC 5321, no sign-in, no TLS): it takes what comes and keeps it. */
export async function startMailbox() {
	/** @type {Mail[]} */
	const mails = [];
	const server = createServer((socket) => {
		/** @type {string[]} */
		let to = [];
		/** @type {string[] | undefined} of the mail that is under way */
		let lines;
		let rest = '';
		socket.setEncoding('utf8').write('220 mailbox\r\n');
		socket.on('error', () => socket.destroy());
		socket.on('data', (/** @type {string} */ received) => {
			const whole = (rest + received).split('\r\n');
			rest = whole.pop() ?? '';
			for (const line of whole) {
				if (lines === undefined) {
					const verb = line.slice(0, 4).toUpperCase();
					if (verb === 'RCPT') to.push(line.replace(/^.*<|>.*$/g, ''));
					if (verb === 'DATA') lines = [];
					const known = Object.entries(COMMAND_ANSWERS).find(([each]) => each === verb);
					socket.write(`${known?.[1] ?? '502 Not here'}\r\n`);
				} else if (line === '.') {
					mails.push({ to, body: readable(lines.slice(lines.indexOf('') + 1).join('\r\n')) });
					to = [];
					lines = undefined;
					socket.write('250 OK\r\n');
				} else lines.push(line.replace(/^\.\./, '.'));
			}
		});
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const address = server.address();
	if (typeof address !== 'object' || address === null) throw new Error('The mailbox is not open');
	return {
		port: address.port,
		mails,
		stop: () => new Promise((resolve) => server.close(resolve)),
	};
}

/** What quoted-printable says (RFC 2045). @param {string} text */
const readable = (text) =>
	text
		.replace(/=\r\n/g, '')
		.replace(/(?:=[0-9A-F]{2})+/g, (bytes) =>
			Buffer.from(bytes.replaceAll('=', ''), 'hex').toString(),
		);
